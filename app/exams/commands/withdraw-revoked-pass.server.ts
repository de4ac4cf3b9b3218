import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import type { Sql } from '~/platform/db.ts';
import { withdrawRevoked } from '../data/eligibility-rows.ts';

/**
 * The slip of a confirmed pass was revoked (撤销: fraud, error): in the same transaction the pass stops counting, for
 * sitting again and for coverage alike.
 */
export async function withdrawRevokedPass(
  tx: Sql,
  actor: Actor,
  eligibilityId: string,
  reason: string,
): Promise<boolean> {
  const withdrawn = await withdrawRevoked(tx, eligibilityId, { reason, by: actor, at: now() });
  if (withdrawn)
    await audit(tx, actor, { action: 'eligibility.revoke', subjectType: 'eligibility', subjectId: eligibilityId });
  return withdrawn;
}
