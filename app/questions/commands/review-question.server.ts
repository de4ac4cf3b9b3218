import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { audit } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { lockQuestion, markReviewed, setQuestionState, versionsOf } from '../data/question-detail-rows.ts';
import { liveRefusal, type LiveRefusal } from '../rules/live-admission.ts';
import { mayReview, versionState } from '../rules/version-state.ts';

export type ReviewDecision = { decision: 'RELEASED'; note: string | null } | { decision: 'RETURNED'; note: string };
export type ReviewRefusal = {
  ok: false;
  reason: 'own-work' | 'not-in-review' | 'changed-meanwhile' | 'clause-changed' | LiveRefusal;
};

/**
 * Releases the version that waits, or returns it with a note. Never by anybody who wrote a version of this question.
 *
 * @param number of the version that the reviewer saw
 */
export async function reviewQuestion(
  actor: Actor,
  questionId: string,
  number: number,
  { decision, note }: ReviewDecision,
): Promise<{ ok: true } | ReviewRefusal> {
  return inTransaction(async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!question) throw new NotFound('question');
    authorise(actor, 'questions.review', question.path);
    const versions = await versionsOf(tx, questionId);
    const [latest] = versions;
    if (!latest || versionState(latest, question.currentVersionId, latest.id) !== 'IN_REVIEW')
      return { ok: false, reason: 'not-in-review' };
    if (latest.number !== number) return { ok: false, reason: 'changed-meanwhile' };
    const writers = versions.map((version) => version.writtenBy);
    if (!mayReview(actor.accountId, writers)) return { ok: false, reason: 'own-work' };
    if (decision === 'RELEASED' && latest.clauseValidTo !== null && latest.clauseValidTo <= today())
      return { ok: false, reason: 'clause-changed' };
    if (decision === 'RELEASED' && question.pool === 'LIVE') {
      const clause = { evidence: latest.clauseEvidence, confirmedBy: latest.clauseConfirmedBy };
      const reason = liveRefusal({ ...question, clause });
      if (reason) return { ok: false, reason };
    }

    if (!(await markReviewed(tx, latest.id, { reviewedBy: actor.accountId, decision, note })))
      return { ok: false, reason: 'not-in-review' };
    if (decision === 'RELEASED')
      await setQuestionState(tx, questionId, { status: 'RELEASED', currentVersionId: latest.id });
    else if (!question.currentVersionId) await setQuestionState(tx, questionId, { status: 'RETURNED' });
    if (latest.writtenBy)
      await notify(
        tx,
        latest.writtenBy,
        decision === 'RELEASED' ? 'question-released' : 'question-returned',
        { code: question.code },
        `/admin/questions/${questionId}`,
      );
    await audit(tx, actor, {
      action: decision === 'RELEASED' ? 'question.release' : 'question.return',
      subjectType: 'question',
      subjectId: questionId,
      organizationId: question.organizationId,
      detail: { code: question.code, version: latest.number },
    });
    return { ok: true };
  });
}
