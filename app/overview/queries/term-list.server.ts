import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { listTerms } from '../data/term-rows.ts';
import { daysAfter } from '../rules/days-between.ts';
import { TERM_DAYS, type TermRow } from '../rules/overview-lists.ts';

export type TermListInput = {
  search: string;
  month: string | null;
  sort: string;
  descending: boolean;
  limit: number;
  offset: number;
};

/** Organizations of the actor's subtrees whose term of office is over or ends within half a year. */
export async function termList(
  actor: Actor,
  day: string,
  input: TermListInput,
): Promise<{ rows: TermRow[]; total: number }> {
  const scopes = authorisedScopes(actor, 'overview.read');
  const { search, month, ...page } = input;
  return listTerms(sqlRead, { scopes, search, month, from: day, to: daysAfter(day, TERM_DAYS) }, page);
}
