import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import { TERM_SOON_DAYS } from '../rules/term-end.ts';
import type { OrganizationListRow } from '../rules/organization-list-spec.ts';

export type OrganizationQuery = {
  scopes: readonly string[];
  search: string;
  type: string | null;
  nature: string | null;
  within: string | null;
  parentId: string | null;
  ended: boolean;
  today: string;
};

const ORDERS: Record<string, string> = {
  tree: 'o.path',
  name: `o.name COLLATE "zh-x-icu"`,
  code: 'o.code',
  memberCount: 'p.member_count',
  cadreCount: '"cadreCount"',
  termEnd: '"termEnd"',
};

function conditions(query: OrganizationQuery): { where: string; values: unknown[] } {
  const values: unknown[] = [query.scopes];
  const parts = [inScopes('o.path', '$1'), query.ended ? 'o.ended_on IS NOT NULL' : 'o.ended_on IS NULL'];
  const add = (condition: (placeholder: string) => string, value: unknown): void => {
    values.push(value);
    parts.push(condition(`$${values.length}`));
  };
  if (query.search)
    add(
      (p) => `(o.name ILIKE ${p} OR o.short_name ILIKE ${p} OR o.code ILIKE ${p})`,
      `%${query.search.replaceAll(/[\\%_]/g, '\\$&')}%`,
    );
  if (query.type) add((p) => `p.type::text = ${p}`, query.type);
  if (query.nature) add((p) => `p.unit_nature::text = ${p}`, query.nature);
  if (query.parentId) add((p) => `o.parent_id = ${p}::uuid`, query.parentId);
  if (query.within)
    add((p) => `o.path LIKE (SELECT path FROM organization WHERE id = ${p}::uuid) || '%'`, query.within);
  return { where: parts.join(' AND '), values };
}

const FROM = `FROM organization o LEFT JOIN organization_profile p ON p.organization_id = o.id LEFT JOIN organization parent ON parent.id = o.parent_id`;

export async function listOrganizations(
  sql: Sql,
  query: OrganizationQuery,
  page: { sort: string; descending: boolean; limit: number; offset: number },
): Promise<OrganizationListRow[]> {
  const { where, values } = conditions(query);
  const today = `$${values.length + 1}::date`;
  return sql.query<OrganizationListRow>(
    `SELECT listed.*, CASE WHEN "termEnd"::date < ${today} THEN 'over' WHEN "termEnd"::date <= ${today} + ${TERM_SOON_DAYS} THEN 'soon' END AS "termState"
     FROM (SELECT o.id, o.code, o.name, coalesce(p.type::text, 'UNIT') AS type, p.unit_nature::text AS "unitNature", parent.name AS "parentName", parent.code AS "parentCode",
       o.depth, (SELECT count(*)::int FROM organization child WHERE child.parent_id = o.id AND child.ended_on IS NULL) AS "childCount",
       p.member_count AS "memberCount", p.full_member_count AS "fullMemberCount", p.staff_count AS "staffCount",
       (SELECT count(DISTINCT post.cadre_id)::int FROM cadre_post post WHERE post.organization_id = o.id AND post.ended_on IS NULL) AS "cadreCount",
       p.term_start::text AS "termStart", p.term_years AS "termYears", (p.term_start + make_interval(years => p.term_years))::date::text AS "termEnd", p.contact,
       o.ended_on::text AS "endedOn", o.path, p.member_count
     ${FROM} WHERE ${where}) AS listed
     ORDER BY ${(ORDERS[page.sort] ?? 'o.path').replaceAll(/\b[op]\./g, '')} ${page.descending ? 'DESC' : 'ASC'} NULLS LAST, path
     LIMIT $${values.length + 2}::int OFFSET $${values.length + 3}::int`,
    [...values, query.today, page.limit, page.offset],
  );
}

export async function countOrganizations(sql: Sql, query: OrganizationQuery): Promise<number> {
  const { where, values } = conditions(query);
  const [row] = await sql.query<{ n: number }>(`SELECT count(*)::int AS n ${FROM} WHERE ${where}`, values);
  return row?.n ?? 0;
}

/** The organizations on the way to one, itself included, the topmost first. */
export const ancestorsOf = (sql: Sql, path: string): Promise<{ id: string; name: string; path: string }[]> =>
  sql.query<{ id: string; name: string; path: string }>(
    `SELECT id, name, path FROM organization WHERE $1 LIKE path || '%' ORDER BY depth`,
    [path],
  );

/** How much rests on an organization: below it, and people with a present post there or below. */
export async function restsOn(
  sql: Sql,
  path: string,
): Promise<{ descendants: number; openChildren: number; cadres: number; posts: number }> {
  const [row] = await sql.query<{ descendants: number; openChildren: number; cadres: number; posts: number }>(
    `SELECT (SELECT count(*)::int - 1 FROM organization WHERE path LIKE $1 || '%') AS descendants,
       (SELECT count(*)::int FROM organization WHERE path LIKE $1 || '%' AND path <> $1 AND ended_on IS NULL) AS "openChildren",
       (SELECT count(DISTINCT p.cadre_id)::int FROM cadre_post p JOIN organization o ON o.id = p.organization_id
        WHERE o.path LIKE $1 || '%' AND p.ended_on IS NULL) AS cadres,
       (SELECT count(*)::int FROM cadre_post p JOIN organization o ON o.id = p.organization_id
        WHERE o.path = $1 AND p.ended_on IS NULL) AS posts`,
    [path],
  );
  return row ?? { descendants: 0, openChildren: 0, cadres: 0, posts: 0 };
}
