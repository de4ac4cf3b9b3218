import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { lockQuestion, setQuestionState } from '../data/question-detail-rows.ts';

/** Takes a released question out of papers until a version of it is released again. Running papers keep it. */
export async function pullQuestion(
  actor: Actor,
  questionId: string,
  reason: string,
): Promise<{ ok: true } | { ok: false; reason: 'not-released' }> {
  return inTransaction(async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!question) throw new NotFound('question');
    authorise(actor, 'questions.review', question.path);
    if (question.status !== 'RELEASED') return { ok: false, reason: 'not-released' };
    await setQuestionState(tx, questionId, { status: 'PULLED', pulledReason: reason });
    await audit(tx, actor, {
      action: 'question.pull',
      subjectType: 'question',
      subjectId: questionId,
      organizationId: question.organizationId,
      detail: { code: question.code },
    });
    return { ok: true };
  });
}

/** Ends a question for good. Results that contain it stay as they are. */
export async function retireQuestion(
  actor: Actor,
  questionId: string,
): Promise<{ ok: true } | { ok: false; reason: 'retired' }> {
  return inTransaction(async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!question) throw new NotFound('question');
    authorise(actor, 'questions.review', question.path);
    if (question.status === 'RETIRED') return { ok: false, reason: 'retired' };
    await setQuestionState(tx, questionId, { status: 'RETIRED' });
    await audit(tx, actor, {
      action: 'question.retire',
      subjectType: 'question',
      subjectId: questionId,
      organizationId: question.organizationId,
      detail: { code: question.code },
    });
    return { ok: true };
  });
}
