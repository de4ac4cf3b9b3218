import { Forbidden, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { insertApplication, lockApplicant, openApplication, resubmitApplication } from '../data/application-rows.ts';
import { standingOf } from '../data/standing.ts';
import { allMet } from '../rules/judge-requirements.ts';

export type ApplyResult =
  | { ok: true; applicationId: string }
  | { ok: false; reason: 'no-scheme' | 'not-all-met' | 'already-open' | 'too-early-to-renew' };

/**
 * Applies for a level, or for its renewal, when every requirement is met; what was judged is kept with it. An
 * application that was returned is sent again, with its decisions, instead of a second one beside it.
 */
export async function applyForLevel(actor: Actor, level: string, at: Date = now()): Promise<ApplyResult> {
  const { cadreId } = actor;
  if (!cadreId) throw new Forbidden('self.certify');
  const day = today(at);
  return inTransaction(async (tx) => {
    const applicant = await lockApplicant(tx, cadreId);
    const standing = applicant && (await standingOf(tx, cadreId, applicant.rootId, level, day));
    if (!applicant || !standing) return { ok: false, reason: 'no-scheme' };
    const open = await openApplication(tx, cadreId);
    if (open && open.status !== 'RETURNED') return { ok: false, reason: 'already-open' };
    if (standing.renewalOpensOn && day < standing.renewalOpensOn) return { ok: false, reason: 'too-early-to-renew' };
    if (!allMet(standing.verdicts)) return { ok: false, reason: 'not-all-met' };
    const { organizationId } = applicant;
    const { kind, cycle } = standing;
    const id = open?.id ?? newId();
    const sent = {
      id,
      organizationId,
      levelVersionId: standing.level.id,
      kind,
      cycle,
      verdict: standing.verdicts,
      submittedAt: at,
    };
    if (open) await resubmitApplication(tx, sent);
    else {
      const { rootId } = applicant;
      const added = await insertApplication(tx, { ...sent, rootId, cadreId, accountId: actor.accountId });
      if (!added) return { ok: false, reason: 'already-open' };
    }
    await audit(tx, actor, {
      action: open ? 'application.resubmit' : 'application.submit',
      subjectType: 'application',
      subjectId: id,
      organizationId,
      detail: { level, kind, cycle },
    });
    return { ok: true, applicationId: id };
  });
}
