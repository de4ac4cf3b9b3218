import type { Sql } from '~/platform/db.ts';
import { citableClauseRow, citableClauseRows } from '../data/citable-clause-rows.ts';
import type { CitableClause } from '../rules/citable-clause.ts';

/**
 * Every clause in force on a day that may be cited from these places, grouped by document.
 *
 * @param paths of organizations: rules of everybody, and own measures above or below them
 */
export const citableClauses = async (on: Sql, paths: readonly string[], day: string): Promise<CitableClause[]> =>
  citableClauseRows(on, paths, day);

/** One of them by its id; null where it has no text in force that day or may not be cited from there. */
export const citableClause = async (
  on: Sql,
  paths: readonly string[],
  clauseId: string,
  day: string,
): Promise<CitableClause | null> => citableClauseRow(on, paths, clauseId, day);
