import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { clausesOfDocument } from '../data/clause-rows.ts';
import { placeOf } from '../data/organization-place.ts';
import { insertPolicy, insertPolicyVersion } from '../data/policy-rows.ts';
import { POLICY_PRESETS, type PresetCode } from '../rules/policy-presets.ts';
import { POLICY_GROUPS, PRESET_SOURCES, type PolicySources } from '../rules/policy-sources.ts';

export type CreatedPolicy = { ok: true; policyId: string; versionId: string } | { ok: false; reason: 'exists' };

/**
 * Makes a policy of an organization from one of the presets, each group of numbers tied to the clause of the measures
 * it was taken from, where those are loaded.
 */
export async function createPolicyFromPreset(
  actor: Actor,
  input: { organizationId: string; preset: PresetCode },
): Promise<CreatedPolicy> {
  return inTransaction(async (tx) => {
    const place = await placeOf(tx, input.organizationId);
    if (!place) throw new NotFound('organization');
    authorise(actor, 'policies.write', place.path);
    const preset = POLICY_PRESETS[input.preset];
    const policyId = newId();
    const made = await insertPolicy(tx, {
      id: policyId,
      rootId: place.rootId,
      organizationId: place.id,
      code: input.preset,
      title: preset.title,
      titleEn: preset.titleEn,
    });
    if (!made) return { ok: false, reason: 'exists' };
    const { document, articles } = PRESET_SOURCES[input.preset];
    const clauses = await clausesOfDocument(tx, document, today());
    const sources: PolicySources = {};
    for (const group of POLICY_GROUPS) {
      const clause = clauses.find(({ article }) => article === articles[group]);
      if (clause) sources[group] = clause.id;
    }
    const versionId = newId();
    await insertPolicyVersion(tx, {
      id: versionId,
      policyId,
      number: 1,
      settings: preset.settings,
      sources,
      reason: null,
      createdBy: actor.accountId,
    });
    await audit(tx, actor, {
      action: 'policy.create',
      subjectType: 'exam_policy',
      subjectId: policyId,
      organizationId: place.id,
      detail: { preset: input.preset, versionId },
    });
    return { ok: true, policyId, versionId };
  });
}
