import { canAnywhere, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';

/**
 * How many questions of this person's authority cite each clause of a document. Only the number: which they are and
 * what they ask is for the question bank, and which clauses live questions are about is no hint for learners: for them
 * only practice questions count.
 */
export const questionsCiting = async (
  actor: Actor,
  documentId: string,
): Promise<{ article: string; questions: number }[]> =>
  sqlRead.query<{ article: string; questions: number }>(
    `SELECT c.article, count(*)::int AS questions
     FROM clause c JOIN clause_version cv ON cv.clause_id = c.id
     JOIN question_version v ON v.clause_version_id = cv.id
     JOIN question q ON q.current_version_id = v.id AND q.status IN ('RELEASED', 'PULLED')
     JOIN question_bank b ON b.id = q.bank_id
     WHERE c.document_id = $1::uuid AND b.root_id = $2::uuid AND ($3 OR q.pool = 'PRACTICE') GROUP BY c.article`,
    [documentId, actor.rootId, canAnywhere(actor, 'questions.read')],
  );
