import type { Sql } from '~/platform/db.ts';

export type ClauseLabel = { document: string; label: string; href: string; confirmed: boolean };

/** How the clauses that requirements cite are called and linked, keyed by `<document>#<article>`. */
export async function clauseLabels(
  on: Sql,
  cited: readonly ({ doc: string; article: string } | null)[],
): Promise<Record<string, ClauseLabel>> {
  const keys = cited.flatMap((one) => (one ? [`${one.doc}#${one.article}`] : []));
  if (keys.length === 0) return {};
  const rows = await on.query<ClauseLabel & { key: string }>(
    `SELECT d.code || '#' || c.article AS key, d.short_title AS document, c.label, '/regulations/' || d.code || '#article-' || c.article AS href,
            EXISTS (SELECT 1 FROM clause_version v WHERE v.clause_id = c.id AND (v.evidence = 'VERIFIED' OR v.confirmed_by IS NOT NULL)) AS confirmed
     FROM regulation_document d JOIN clause c ON c.document_id = d.id WHERE d.code || '#' || c.article = ANY($1::text[])`,
    [keys],
  );
  return Object.fromEntries(rows.map(({ key, ...label }) => [key, label]));
}
