import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import type { Sql } from '~/platform/db.ts';
import { withdrawEnded } from '../data/eligibility-rows.ts';

/**
 * The slip of a confirmed pass was ended (撤销: fraud, error; 注销: lapse, exit): in the same transaction the pass stops
 * counting, for sitting again and for coverage alike.
 *
 * @param ended how the slip was ended, and the reason that was given for it
 */
export async function withdrawEndedPass(
  tx: Sql,
  actor: Actor,
  eligibilityId: string,
  ended: { kind: 'REVOKED' | 'CANCELLED'; reason: string },
): Promise<boolean> {
  const withdrawn = await withdrawEnded(tx, eligibilityId, { reason: ended.reason, by: actor, at: now() });
  if (withdrawn)
    await audit(tx, actor, {
      action: ended.kind === 'REVOKED' ? 'eligibility.revoke' : 'eligibility.cancel',
      subjectType: 'eligibility',
      subjectId: eligibilityId,
    });
  return withdrawn;
}
