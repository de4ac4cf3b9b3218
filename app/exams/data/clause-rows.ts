import type { Sql } from '~/platform/db.ts';

export type SourceClause = {
  /** the dated version of the clause */
  id: string;
  documentCode: string;
  document: string;
  article: string;
  label: string;
  heading: string;
  substance: string;
  evidence: string;
};

const CLAUSE = `v.id, d.code AS "documentCode", d.short_title AS document, c.article, c.label, c.heading, v.substance, v.evidence::text
  FROM clause_version v JOIN clause c ON c.id = v.clause_id JOIN regulation_document d ON d.id = c.document_id`;

/** Clauses of the measures an authority made for itself, as they stand on a day: what a policy can name as its source. */
export async function ownMeasureClauses(db: Sql, organizationIds: string[], day: string): Promise<SourceClause[]> {
  return db.query<SourceClause>(
    `SELECT ${CLAUSE}
     WHERE d.kind = 'OWN_MEASURES' AND (d.organization_id IS NULL OR d.organization_id = ANY($1::uuid[]))
       AND v.valid_from <= $2::date AND (v.valid_to IS NULL OR v.valid_to > $2::date)
     ORDER BY d.code, c.ordinal, v.id`,
    [organizationIds, day],
  );
}

export async function clausesByVersion(db: Sql, ids: string[]): Promise<SourceClause[]> {
  return db.query<SourceClause>(`SELECT ${CLAUSE} WHERE v.id = ANY($1::uuid[])`, [ids]);
}

/** Dated clauses of one document by article, those in force on a day. */
export async function clausesOfDocument(db: Sql, documentCode: string, day: string): Promise<SourceClause[]> {
  return db.query<SourceClause>(
    `SELECT ${CLAUSE}
     WHERE d.code = $1 AND v.valid_from <= $2::date AND (v.valid_to IS NULL OR v.valid_to > $2::date)`,
    [documentCode, day],
  );
}
