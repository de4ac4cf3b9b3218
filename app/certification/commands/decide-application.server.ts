import { relyOnCredits } from '~/credits/commands/rely-on-credits.server.ts';
import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { recordFact } from '~/platform/outbox.ts';
import {
  applicationById,
  insertDecision,
  lockApplication,
  moveApplication,
  unitApprover,
} from '../data/application-rows.ts';
import { certificationApproved } from '../jobs/certification-jobs.ts';
import { standingForApplication } from '../data/standing.ts';
import { statusAfter, type Decision, type DecisionStage } from '../rules/application-life.ts';
import { allMet, creditsCounted } from '../rules/judge-requirements.ts';

export type DecideResult =
  | { ok: true }
  | {
      ok: false;
      reason:
        'not-this-stage' | 'own-application' | 'same-person' | 'reason-missing' | 'no-longer-met' | 'renewed-ended';
    };

const PERMISSION = { UNIT: 'certification.review', AUTHORITY: 'certification.decide' } as const;

/**
 * A named person of the unit, then another of the authority, decides with a reason. The requirements of the row under
 * which the person applied are judged again at each decision and kept with it; an approval of what is no longer met is
 * refused, as is a renewal of a certificate that was ended meanwhile; a refusal is always open to them.
 */
export async function decideApplication(
  actor: Actor,
  input: { applicationId: string; stage: DecisionStage; decision: Decision; reason: string },
  at: Date = now(),
): Promise<DecideResult> {
  const reason = input.reason.trim();
  return inTransaction(async (tx) => {
    await lockApplication(tx, input.applicationId);
    const application = await applicationById(tx, input.applicationId);
    if (!application) throw new NotFound('application');
    authorise(actor, PERMISSION[input.stage], application.organizationPath);
    if (actor.cadreId === application.cadreId || actor.accountId === application.accountId)
      return { ok: false, reason: 'own-application' };
    if (reason.length < 2) return { ok: false, reason: 'reason-missing' };
    const next = statusAfter(application.status, input.stage, input.decision);
    if (!next) return { ok: false, reason: 'not-this-stage' };
    if (input.stage === 'AUTHORITY' && (await unitApprover(tx, application.id)) === actor.accountId)
      return { ok: false, reason: 'same-person' };
    const standing = await standingForApplication(tx, application, today(at));
    const verdict = standing?.verdicts ?? application.verdict;
    if (input.decision === 'APPROVE' && !allMet(verdict)) return { ok: false, reason: 'no-longer-met' };
    if (input.decision === 'APPROVE' && application.kind === 'RENEWAL' && standing?.ended)
      return { ok: false, reason: 'renewed-ended' };
    if (next === 'APPROVED') {
      const rested = await relyOnCredits(tx, { type: 'application', id: application.id }, creditsCounted(verdict));
      if (!rested) return { ok: false, reason: 'no-longer-met' };
    }
    await moveApplication(tx, application.id, application.status, next, at);
    await insertDecision(tx, {
      id: newId(),
      applicationId: application.id,
      stage: input.stage,
      decision: input.decision,
      reason,
      decidedBy: actor.accountId,
      decidedByName: actor.displayName,
      decidedAt: at,
      verdict,
    });
    await audit(tx, actor, {
      action: `application.${input.decision.toLowerCase()}`,
      subjectType: 'application',
      subjectId: application.id,
      organizationId: application.organizationId,
      detail: { stage: input.stage, status: next },
    });
    // Of what was granted the certificate tells.
    if (next === 'RETURNED' || next === 'DECLINED')
      await notify(tx, application.accountId, `application-${next.toLowerCase()}`, {}, '/certification');
    if (next === 'APPROVED') await recordFact(tx, certificationApproved, { applicationId: application.id });
    return { ok: true };
  });
}
