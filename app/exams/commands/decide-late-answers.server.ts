import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { requestJob } from '~/platform/outbox.ts';
import { lastWords } from '../data/answer-journal.ts';
import { insertIncidents } from '../data/attempt-control.ts';
import { lockForHandIn } from '../data/attempt-lock.ts';
import { withdrawFlag } from '../data/flag-rows.ts';
import { lateToDecide, writeLateDecision } from '../data/late-answer-rows.ts';
import { gradeAttemptJob } from '../jobs/grade-attempt.ts';
import { countable, withLateAnswers } from '../rules/answer-sheet.ts';
import { lateAnswersSeen } from '../rules/keep-late-answers.ts';

export type DecidedLateAnswers =
  | { ok: true; answers: number }
  | {
      ok: false;
      reason:
        | 'already-decided'
        | 'not-marked-yet'
        | 'result-decided'
        | 'reason-missing'
        | 'own-result'
        /** others have come since the officer looked */
        | 'changed-meanwhile'
        /** all of it came when the person could see the key */
        | 'key-seen';
    };

/**
 * Counts answers that came too late, or not, with a reason, and tells the person. Counted ones go onto the sheet unless
 * the person answered otherwise afterwards, and it is marked anew. A result that an officer has confirmed or held is not
 * touched, and nobody decides about their own.
 *
 * @param decision `seen` is how many of them the officer had before them (`lateAnswersSeen`)
 */
export async function decideLateAnswers(
  actor: Actor,
  attemptId: string,
  decision: { count: boolean; reason: string; seen: number },
): Promise<DecidedLateAnswers> {
  return inTransaction(async (tx) => {
    // An answer that arrives at this moment is among those that were seen, or comes after the decision; never between.
    await lockForHandIn(tx, attemptId);
    const late = await lateToDecide(tx, attemptId);
    if (!late) throw new NotFound('attempt');
    authorise(actor, 'outages.decide', late.path);
    if (late.accountId === actor.accountId) return { ok: false, reason: 'own-result' };
    if (!decision.reason.trim()) return { ok: false, reason: 'reason-missing' };
    if (late.lateDecision) return { ok: false, reason: 'already-decided' };
    if (late.status !== 'GRADED') return { ok: false, reason: 'not-marked-yet' };
    if (decision.count && late.eligibility && late.eligibility !== 'FLAGGED')
      return { ok: false, reason: 'result-decided' };
    if (lateAnswersSeen(late.lateAnswers) !== decision.seen) return { ok: false, reason: 'changed-meanwhile' };
    const about = decision.count ? late.lateAnswers.filter(countable).length : late.lateAnswers.length;
    if (about === 0) return { ok: false, reason: 'key-seen' };
    const sheet = decision.count
      ? withLateAnswers(late.answers ?? {}, late.lateAnswers, await lastWords(tx, { id: attemptId, month: late.month }))
      : null;
    // The new marking flags anew, with the new score. An officer may have confirmed the old one a moment ago.
    if (sheet && !(await withdrawFlag(tx, attemptId)) && late.eligibility)
      return { ok: false, reason: 'result-decided' };
    await writeLateDecision(tx, attemptId, { counted: decision.count, by: actor.accountId, sheet });
    if (sheet) await requestJob(tx, gradeAttemptJob, { attemptId });
    await insertIncidents(tx, [
      {
        id: newId(),
        attemptId,
        kind: decision.count ? 'late-counted' : 'late-not-counted',
        detail: { reason: decision.reason.trim(), by: actor.displayName, answers: about },
        by: actor.accountId,
      },
    ]);
    await notify(
      tx,
      late.accountId,
      decision.count ? 'late-counted' : 'late-not-counted',
      { n: about },
      `/sittings/${attemptId}/result`,
    );
    await audit(tx, actor, {
      action: 'attempt.decide-late-answers',
      subjectType: 'attempt',
      subjectId: attemptId,
      organizationId: late.organizationId,
      detail: { counted: decision.count, answers: about },
    });
    return { ok: true, answers: about };
  });
}
