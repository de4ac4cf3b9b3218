import { authorisedScopes, can, Forbidden, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { sql } from '~/platform/db.ts';
import { questionExportRows, type QuestionExportRow, type QuestionFilter } from '../data/question-list-rows.ts';

/**
 * What the list shows; with keys where the person writes or reviews, without where they may only read. Taking keys out
 * of the house is journalled.
 *
 * @throws {Forbidden} for those who may only read the list
 */
export async function exportQuestions(
  actor: Actor,
  filters: Omit<QuestionFilter, 'paths'>,
): Promise<QuestionExportRow[]> {
  const paths = actor.grants
    .map((grant) => grant.path)
    .filter((path) => can(actor, 'questions.write', path) || can(actor, 'questions.review', path));
  if (paths.length === 0) throw new Forbidden('questions.write');
  const rows = await questionExportRows({ ...filters, paths: authorisedScopes(actor, 'questions.read') }, paths);
  await recordQuestionExport(actor, rows.length);
  return rows;
}

/** That the wording of so many questions left the house, with or without keys. */
export async function recordQuestionExport(actor: Actor, questions: number): Promise<void> {
  await audit(sql, actor, { action: 'question.export', detail: { questions } });
}
