import { isConfirmed, type EvidenceStatus } from '~/regulations/rules/evidence.ts';
import type { Sql } from '~/platform/db.ts';
import { clauseHref, type LessonClause } from '../rules/lesson-clause.ts';

type Row = {
  documentCode: string;
  article: string;
  document: string;
  clauseId: string;
  label: string;
  heading: string;
  validFrom: string;
  evidence: EvidenceStatus;
  confirmedBy: string | null;
  versions: number;
};

/** Every clause by `<document code>#<article>`, with the text that holds on a day, or else the latest. */
export async function lessonClauses(on: Sql, day: string): Promise<Map<string, LessonClause>> {
  const rows = await on.query<Row>(
    `SELECT d.code AS "documentCode", c.article, d.short_title AS document, c.id::text AS "clauseId", c.label, c.heading,
            v.valid_from::text AS "validFrom", v.evidence::text AS evidence, v.confirmed_by::text AS "confirmedBy",
            (SELECT count(*)::int FROM clause_version a WHERE a.clause_id = c.id) AS versions
     FROM regulation_document d JOIN clause c ON c.document_id = d.id
     JOIN LATERAL (SELECT * FROM clause_version WHERE clause_id = c.id
       ORDER BY (valid_from <= $1::date AND (valid_to IS NULL OR valid_to > $1::date)) DESC,
                valid_from DESC, recorded_at DESC, id DESC LIMIT 1) v ON true`,
    [day],
  );
  return new Map(
    rows.map((row) => [
      `${row.documentCode}#${row.article}`,
      {
        clauseId: row.clauseId,
        document: row.document,
        label: row.label,
        heading: row.heading,
        href: clauseHref(row.documentCode, row.article),
        confirmed: isConfirmed(row),
        changedOn: row.versions > 1 ? row.validFrom : null,
      },
    ]),
  );
}
