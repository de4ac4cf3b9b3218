import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { TermMonth } from '../rules/day.ts';
import type { TermRow } from '../rules/overview-lists.ts';

export type TermFilter = {
  scopes: readonly string[];
  search: string;
  /** `YYYY-MM`; `over` for terms that ended before `from`, `ending` for all others */
  month: string | null;
  /** civil dates, both included */
  from: string;
  to: string;
};

/** $1 subtrees · $2 from · $3 to */
const TERMS = `
  SELECT t.*, CASE WHEN t.ends < $2::date THEN 'over' ELSE to_char(t.ends, 'YYYY-MM') END AS month
  FROM (SELECT o.id, o.name, o.code, o.path, f.type::text AS type, f.term_start, f.term_years, f.contact,
               (f.term_start + make_interval(years => f.term_years))::date AS ends
        FROM organization o JOIN organization_profile f ON f.organization_id = o.id
        WHERE o.ended_on IS NULL AND f.term_start IS NOT NULL AND f.term_years IS NOT NULL AND ${inScopes('o.path', '$1')}) t
  WHERE t.ends <= $3::date`;

/** Organizations whose term of office is over or ends in the period, by month. */
export const countTerms = (on: Sql, scopes: readonly string[], from: string, to: string): Promise<TermMonth[]> =>
  on.query<TermMonth>(
    `SELECT l.month, count(*)::int AS n FROM (${TERMS}) l GROUP BY l.month ORDER BY l.month = 'over' DESC, l.month`,
    [scopes, from, to],
  );

const ORDER: Record<string, string> = { ends: 'l.ends', name: 'l.name', unit: 'l.path' };

export async function listTerms(
  on: Sql,
  filter: TermFilter,
  page: { sort: string; descending: boolean; limit: number; offset: number },
): Promise<{ rows: TermRow[]; total: number }> {
  const values = [filter.scopes, filter.from, filter.to, filter.month, filter.search];
  const where = `WHERE ($4::text IS NULL OR l.month = $4 OR $4 = 'ending' AND l.month <> 'over') AND ($5 = '' OR l.name LIKE '%' || $5 || '%' OR l.code = $5)`;
  const [rows, count] = await Promise.all([
    on.query<TermRow>(
      `SELECT l.id::text, l.name, l.code, l.type, l.term_start::text AS "startedOn", l.term_years AS years, l.ends::text AS ends
       FROM (${TERMS}) l ${where} ORDER BY ${ORDER[page.sort] ?? 'l.ends'} ${page.descending ? 'DESC' : 'ASC'}, l.path LIMIT $6 OFFSET $7`,
      [...values, page.limit, page.offset],
    ),
    on.query<{ n: number }>(`SELECT count(*)::int AS n FROM (${TERMS}) l ${where}`, values),
  ]);
  return { rows, total: count[0]?.n ?? 0 };
}
