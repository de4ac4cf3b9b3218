import type { Sql } from '~/platform/db.ts';

export type ClauseLabel = { document: string; label: string; href: string; confirmed: boolean };

/** How the clauses that requirements cite are called and linked, keyed by `<document>#<article>`; unconfirmed by the text that holds on the day. */
export async function clauseLabels(
  on: Sql,
  cited: readonly ({ doc: string; article: string } | null)[],
  day: string,
): Promise<Record<string, ClauseLabel>> {
  const keys = cited.flatMap((one) => (one ? [`${one.doc}#${one.article}`] : []));
  if (keys.length === 0) return {};
  const rows = await on.query<ClauseLabel & { key: string }>(
    `SELECT d.code || '#' || c.article AS key, d.short_title AS document, c.label, '/regulations/' || d.code || '#article-' || c.article AS href,
            (v.evidence = 'VERIFIED' OR v.confirmed_by IS NOT NULL) AS confirmed
     FROM regulation_document d JOIN clause c ON c.document_id = d.id
     JOIN LATERAL (SELECT evidence, confirmed_by FROM clause_version WHERE clause_id = c.id
       ORDER BY (valid_from <= $2::date AND (valid_to IS NULL OR valid_to > $2::date)) DESC,
                valid_from DESC, recorded_at DESC, id DESC LIMIT 1) v ON true
     WHERE d.code || '#' || c.article = ANY($1::text[])`,
    [keys, day],
  );
  return Object.fromEntries(rows.map(({ key, ...label }) => [key, label]));
}
