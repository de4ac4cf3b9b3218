import { Forbidden, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { applicantOf, insertApplication } from '../data/application-rows.ts';
import { standingOf } from '../data/standing.ts';
import { allMet } from '../rules/judge-requirements.ts';

export type ApplyResult =
  | { ok: true; applicationId: string }
  | { ok: false; reason: 'no-scheme' | 'not-all-met' | 'already-open' | 'too-early-to-renew' };

/** Applies for a level, or for its renewal, when every requirement is met; what was judged is kept with it. */
export async function applyForLevel(actor: Actor, level: string): Promise<ApplyResult> {
  const { cadreId } = actor;
  if (!cadreId) throw new Forbidden('self.certify');
  return inSqlTransaction(async (tx) => {
    const applicant = await applicantOf(tx, cadreId);
    const standing = applicant && (await standingOf(tx, cadreId, applicant.rootId, level));
    if (!applicant || !standing) return { ok: false, reason: 'no-scheme' };
    if (standing.renewalOpensOn && today() < standing.renewalOpensOn)
      return { ok: false, reason: 'too-early-to-renew' };
    if (!allMet(standing.verdicts)) return { ok: false, reason: 'not-all-met' };
    const id = newId();
    const added = await insertApplication(tx, {
      id,
      rootId: applicant.rootId,
      cadreId,
      accountId: actor.accountId,
      organizationId: applicant.organizationId,
      levelVersionId: standing.level.id,
      kind: standing.kind,
      cycle: standing.cycle,
      verdict: standing.verdicts,
      submittedAt: now(),
    });
    if (!added) return { ok: false, reason: 'already-open' };
    await audit(tx, actor, {
      action: 'application.submit',
      subjectType: 'application',
      subjectId: id,
      organizationId: applicant.organizationId,
      detail: { level, kind: standing.kind, cycle: standing.cycle },
    });
    return { ok: true, applicationId: id };
  });
}
