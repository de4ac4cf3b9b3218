import type { Sql } from '~/platform/db.ts';
import type { EvidenceStatus } from '../rules/evidence.ts';

export type CurrentClause = {
  documentCode: string;
  article: string;
  clauseId: string;
  clauseVersionId: string;
  evidence: EvidenceStatus;
  confirmedBy: string | null;
};

/**
 * The text of every clause that holds on a day, found by `<document code>#<article>`; where none holds then, the
 * latest one.
 *
 * @param on the connection or transaction to read on: loaders read what they have just written
 */
export async function clausesByArticle(on: Sql, day: string): Promise<Map<string, CurrentClause>> {
  const rows = await on.query<CurrentClause>(
    `SELECT d.code AS "documentCode", c.article, c.id::text AS "clauseId", v.id::text AS "clauseVersionId",
            v.evidence::text AS evidence, v.confirmed_by::text AS "confirmedBy"
     FROM regulation_document d JOIN clause c ON c.document_id = d.id
     JOIN LATERAL (SELECT * FROM clause_version WHERE clause_id = c.id
       ORDER BY (valid_from <= $1::date AND (valid_to IS NULL OR valid_to > $1::date)) DESC,
                valid_from DESC, recorded_at DESC, id DESC LIMIT 1) v ON true`,
    [day],
  );
  return new Map(rows.map((row) => [clauseKey(row.documentCode, row.article), row]));
}

export const clauseKey = (documentCode: string, article: string): string => `${documentCode}#${article}`;
