import type { Actor } from '~/identity/rules/actor.ts';
import type { Sql } from '~/platform/db.ts';
import { visibleDocuments } from '../data/visible-documents.ts';
import type { EvidenceStatus } from '../rules/evidence.ts';

export type CitableClause = {
  clauseId: string;
  clauseVersionId: string;
  documentCode: string;
  documentTitle: string;
  article: string;
  label: string;
  heading: string;
  substance: string;
  evidence: EvidenceStatus;
  confirmedBy: string | null;
};

const SELECT = `SELECT c.id::text AS "clauseId", v.id::text AS "clauseVersionId", d.code AS "documentCode",
    d.short_title AS "documentTitle", c.article, c.label, c.heading, v.substance, v.evidence::text AS evidence,
    v.confirmed_by::text AS "confirmedBy"
  FROM regulation_document d JOIN clause c ON c.document_id = d.id
  JOIN clause_version v ON v.clause_id = c.id AND v.valid_from <= $2::date
    AND (v.valid_to IS NULL OR v.valid_to > $2::date)
  WHERE ${visibleDocuments('d', '$1')}`;
const ORDER = `ORDER BY d.kind, d.short_title, c.ordinal, c.article`;

const pathsOf = (actor: Actor): string[] => actor.grants.map((grant) => grant.path);

/** Every clause in force on a day that this person may cite, grouped by document. */
export const citableClauses = (on: Sql, actor: Actor, day: string): Promise<CitableClause[]> =>
  on.query<CitableClause>(`${SELECT} ${ORDER}`, [pathsOf(actor), day]);

/** One of them by its id; null where it has no text in force that day or does not concern this person. */
export async function citableClause(
  on: Sql,
  actor: Actor,
  clauseId: string,
  day: string,
): Promise<CitableClause | null> {
  const [clause] = await on.query<CitableClause>(`${SELECT} AND c.id = $3::uuid`, [pathsOf(actor), day, clauseId]);
  return clause ?? null;
}
