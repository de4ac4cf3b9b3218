import { authorise, NotFound, placesOf, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { citableClause } from '~/regulations/queries/current-clause.server.ts';
import { lockQuestion, markSubmitted, setQuestionState, versionsOf } from '../data/question-detail-rows.ts';
import { addQuestionVersions } from '../data/question-rows.ts';
import { versionState } from '../rules/version-state.ts';

export type SubmitRefusal = { ok: false; reason: 'nothing-to-submit' | 'retired' | 'no-clause' };

/**
 * Hands the version written last to a reviewer. A question that was pulled and needs no other words is handed in again
 * as it is, citing the clause as it reads today.
 */
export async function submitQuestion(actor: Actor, questionId: string): Promise<{ ok: true } | SubmitRefusal> {
  return inTransaction(async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!question) throw new NotFound('question');
    authorise(actor, 'questions.write', question.path);
    if (question.status === 'RETIRED') return { ok: false, reason: 'retired' };
    const [latest] = await versionsOf(tx, questionId);
    if (!latest) return { ok: false, reason: 'nothing-to-submit' };

    let versionId = latest.id;
    let { number } = latest;
    const state = versionState(latest, question.currentVersionId, latest.id);
    if (state === 'IN_FORCE' && question.status === 'PULLED') {
      const clause = await citableClause(tx, placesOf(actor), latest.clauseId, today());
      if (!clause) return { ok: false, reason: 'no-clause' };
      versionId = newId();
      number += 1;
      await addQuestionVersions(tx, [
        {
          ...latest,
          id: versionId,
          questionId,
          number,
          clauseVersionId: clause.clauseVersionId,
          evidence: clause.evidence,
          fromRepository: false,
          writtenBy: actor.accountId,
        },
      ]);
    } else if (state !== 'DRAFT') return { ok: false, reason: 'nothing-to-submit' };

    if (!(await markSubmitted(tx, versionId))) return { ok: false, reason: 'nothing-to-submit' };
    if (!question.currentVersionId) await setQuestionState(tx, questionId, { status: 'IN_REVIEW' });
    await audit(tx, actor, {
      action: 'question.submit',
      subjectType: 'question',
      subjectId: questionId,
      organizationId: question.organizationId,
      detail: { code: question.code, version: number },
    });
    return { ok: true };
  });
}
