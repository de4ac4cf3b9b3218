import { authorisedScopes, canAnywhere, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { banksWithin } from '../data/own-bank-rows.ts';
import { questionPageRows, topicRows, type QuestionFilter, type QuestionSort } from '../data/question-list-rows.ts';
import type { QuestionListPage } from '../rules/question-views.ts';

export type QuestionFilters = Omit<QuestionFilter, 'paths'>;

/** The question bank as a list: what lies in the subtrees of this person, without keys. */
export async function questionList(
  actor: Actor,
  filters: QuestionFilters,
  order: { sort: QuestionSort; descending: boolean; page: number; pageSize: number },
): Promise<QuestionListPage> {
  const paths = authorisedScopes(actor, 'questions.read');
  const [{ rows, total }, topics, banks] = await Promise.all([
    questionPageRows(
      { ...filters, paths },
      { ...order, limit: order.pageSize, offset: (order.page - 1) * order.pageSize },
    ),
    topicRows(),
    banksWithin(sqlRead, paths),
  ]);
  return {
    rows,
    total,
    topics,
    banks: banks.map(({ id, title }) => ({ id, title })),
    mayWrite: canAnywhere(actor, 'questions.write'),
    mayReview: canAnywhere(actor, 'questions.review'),
  };
}
