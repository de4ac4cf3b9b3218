import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { clausesByVersion } from '../data/clause-rows.ts';
import { findPolicy, insertPolicyVersion, policyVersions } from '../data/policy-rows.ts';
import type { PolicySettings } from '../rules/policy-settings.ts';
import type { PolicySources } from '../rules/policy-sources.ts';

export type AddedPolicyVersion =
  | { ok: true; versionId: string; number: number }
  | { ok: false; reason: 'reason-missing' | 'unchanged' | 'newer-version' | 'unknown-source' };

/**
 * Adds a version to a policy. Earlier ones stay as they are, and sessions keep the version they were made with.
 *
 * @param input.basedOn number of the version that the person saw; a newer one refuses
 */
export async function addPolicyVersion(
  actor: Actor,
  input: { policyId: string; basedOn: number; settings: PolicySettings; sources: PolicySources; reason: string },
): Promise<AddedPolicyVersion> {
  return inTransaction(async (tx) => {
    const policy = await findPolicy(tx, input.policyId);
    if (!policy) throw new NotFound('policy');
    authorise(actor, 'policies.write', policy.path);
    if (!input.reason.trim()) return { ok: false, reason: 'reason-missing' };
    const [latest] = await policyVersions(tx, { policyId: policy.id });
    if (!latest || latest.number !== input.basedOn) return { ok: false, reason: 'newer-version' };
    if (sameJson([latest.settings, latest.sources], [input.settings, input.sources]))
      return { ok: false, reason: 'unchanged' };
    const named = [...new Set(Object.values(input.sources))];
    if ((await clausesByVersion(tx, named)).length !== named.length) return { ok: false, reason: 'unknown-source' };
    const version = { id: newId(), policyId: policy.id, number: latest.number + 1 };
    const added = await insertPolicyVersion(tx, {
      ...version,
      settings: input.settings,
      sources: input.sources,
      reason: input.reason.trim(),
      createdBy: actor.accountId,
    });
    if (!added) return { ok: false, reason: 'newer-version' };
    await audit(tx, actor, {
      action: 'policy.add-version',
      subjectType: 'exam_policy',
      subjectId: policy.id,
      organizationId: policy.organizationId,
      detail: { versionId: version.id, number: version.number },
    });
    return { ok: true, versionId: version.id, number: version.number };
  });
}

/** PostgreSQL gives the keys of jsonb in its own order. */
function sameJson(a: unknown, b: unknown): boolean {
  const ordered = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(ordered)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([x], [y]) => (x < y ? -1 : 1))
              .map(([key, inner]) => [key, ordered(inner)]),
          )
        : value;
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}
