import type { Sql } from '~/platform/db.ts';
import { visibleDocuments } from './visible-documents.ts';
import type { CitableClause } from '../rules/citable-clause.ts';

const SELECT = `SELECT c.id::text AS "clauseId", v.id::text AS "clauseVersionId", d.code AS "documentCode",
    d.short_title AS "documentTitle",
    d.title AS "documentFullTitle", c.article, c.label, c.heading, v.substance, v.evidence::text AS evidence,
    v.confirmed_by::text AS "confirmedBy", v.valid_from::text AS "validFrom"
  FROM regulation_document d JOIN clause c ON c.document_id = d.id
  JOIN clause_version v ON v.clause_id = c.id AND v.valid_from <= $2::date
    AND (v.valid_to IS NULL OR v.valid_to > $2::date)
  WHERE ${visibleDocuments('d', '$1')}`;
const ORDER = `ORDER BY d.kind, d.short_title, c.ordinal, c.article`;

/**
 * Every clause in force on a day that may be cited from these places, grouped by document.
 *
 * @param paths of organizations: rules of everybody, and own measures above or below them
 */
export const citableClauseRows = (on: Sql, paths: readonly string[], day: string): Promise<CitableClause[]> =>
  on.query<CitableClause>(`${SELECT} ${ORDER}`, [paths, day]);

/** One of them by its id; null where it has no text in force that day or may not be cited from there. */
export async function citableClauseRow(
  on: Sql,
  paths: readonly string[],
  clauseId: string,
  day: string,
): Promise<CitableClause | null> {
  const [clause] = await on.query<CitableClause>(`${SELECT} AND c.id = $3::uuid`, [paths, day, clauseId]);
  return clause ?? null;
}
