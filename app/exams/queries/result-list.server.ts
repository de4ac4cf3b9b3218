import { authorisedScopes, can, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { isId } from '~/platform/id.ts';
import type { ListAsked } from '~/platform/rows-asked.ts';
import { clausesByVersion } from '../data/clause-rows.ts';
import { countResults, listResults, resultsBy } from '../data/result-list.ts';
import type { ResultState, ResultView, VerdictClause } from '../rules/result-view.ts';

export type ListedResult = ResultView & { mayDecide: boolean };

/** Whether the actor may decide this result: in reach, still open, and not their own. */
const decidable = (actor: Actor, row: ResultView): boolean =>
  row.eligibilityId !== null &&
  (row.state === 'flagged' || row.state === 'held') &&
  row.cadreId !== actor.cadreId &&
  can(actor, 'results.confirm', row.path);

/** Marked sittings in the actor's subtrees, one page of them. */
export async function resultList(
  actor: Actor,
  input: ListAsked,
): Promise<{ rows: ListedResult[]; total: number; counts: Partial<Record<ResultState, number>> }> {
  const scopes = authorisedScopes(actor, 'results.read');
  const { search, filters, ...page } = input;
  const [{ rows, total }, counts] = await Promise.all([
    listResults(
      sqlRead,
      {
        scopes,
        search,
        state: filters['state'] ?? null,
        session: filters['session'] ?? null,
        occasion: filters['occasion'] ?? null,
        from: filters['from'] ?? null,
        to: filters['to'] ?? null,
        zone: env.TIME_ZONE,
      },
      page,
    ),
    countResults(sqlRead, scopes),
  ]);
  return {
    rows: rows.map((row) => ({ ...row, mayDecide: decidable(actor, row) })),
    total,
    counts: Object.fromEntries(counts.map(({ state, results }) => [state, results])),
  };
}

/** Results by id with the clauses that each verdict rests on; ids out of reach are left out. */
export async function resultsWithClauses(
  actor: Actor,
  ids: readonly string[],
): Promise<(ListedResult & { clauses: VerdictClause[] })[]> {
  const asked = ids.filter(isId);
  if (asked.length === 0) return [];
  const rows = await resultsBy(sqlRead, authorisedScopes(actor, 'results.read'), asked);
  const groups = ['pass', 'sections', 'confirmation', 'validity'] as const;
  const named = [...new Set(rows.flatMap(({ sources }) => groups.flatMap((group) => sources[group] ?? [])))];
  const clauses = await clausesByVersion(sqlRead, named);
  return rows.map((row) => ({
    ...row,
    mayDecide: decidable(actor, row),
    clauses: groups.flatMap((group): VerdictClause[] => {
      const clause = clauses.find(({ id }) => id === row.sources[group]);
      if (!clause) return [];
      const { documentCode, document, label, article, evidence } = clause;
      return [{ group, documentCode, document, label, article, evidence }];
    }),
  }));
}
