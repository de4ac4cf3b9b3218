import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import { TERM_SOON_DAYS, YOUNG_YEARS, type CadreFilter, type CadreListRow } from '../rules/cadre-list-spec.ts';

export type CadreQuery = CadreFilter & {
  rootId: string;
  scopes: readonly string[];
  today: string;
  /** the digest of the search, where it is a phone number */
  phoneBlind: string | null;
};

/**
 * A person is found by home or by a present post, never by a past one; each person is one row. The post that is shown is
 * found for all in one pass: a look-up per person would be slow while the planner knows nothing of a fresh import.
 */
const FROM = `FROM cadre c JOIN organization home ON home.id = c.home_organization_id
  LEFT JOIN (
    SELECT DISTINCT ON (p.cadre_id) p.*, o.name AS organization_name, o.path,
      coalesce((p.started_on + make_interval(years => p.term_years))::date,
        (profile.term_start + make_interval(years => profile.term_years))::date) AS term_end,
      count(*) OVER (PARTITION BY p.cadre_id)::int AS held
    FROM cadre_post p JOIN cadre holder ON holder.id = p.cadre_id AND holder.root_id = $1::uuid
    JOIN organization o ON o.id = p.organization_id LEFT JOIN organization_profile profile ON profile.organization_id = o.id
    WHERE p.ended_on IS NULL
    ORDER BY p.cadre_id, p.organization_id = holder.home_organization_id DESC, p.started_on DESC, p.id) AS post ON post.cadre_id = c.id
  LEFT JOIN account a ON a.id = c.account_id`;

const ORDERS: Record<string, string> = {
  organization: `coalesce(post.path, home.path)`,
  name: `c.name COLLATE "zh-x-icu"`,
  staffNumber: `c.staff_number`,
  startedOn: `post.started_on`,
  termEnd: `post.term_end`,
  birthMonth: `c.birth_month`,
};

function conditions(query: CadreQuery): { where: string; values: unknown[] } {
  const values: unknown[] = [query.rootId, query.scopes];
  const parts = [
    `c.root_id = $1::uuid`,
    `(${inScopes('home.path', '$2')} OR EXISTS (SELECT 1 FROM cadre_post p JOIN organization o ON o.id = p.organization_id
       WHERE p.cadre_id = c.id AND p.ended_on IS NULL AND ${inScopes('o.path', '$2')}))`,
    query.status === 'LEFT' ? `c.status = 'LEFT'` : `c.status = 'ACTIVE'`,
  ];
  const add = (condition: (placeholder: string) => string, value: unknown): void => {
    values.push(value);
    parts.push(condition(`$${values.length}`));
  };
  const present = (condition: string): string =>
    `EXISTS (SELECT 1 FROM cadre_post p JOIN organization o ON o.id = p.organization_id
       WHERE p.cadre_id = c.id AND p.ended_on IS NULL AND ${condition})`;
  if (query.phoneBlind) add((p) => `c.phone_blind = ${p}`, query.phoneBlind);
  else if (query.search)
    add(
      (p) =>
        `(c.name ILIKE ${p} OR c.name_key ILIKE ${p} OR c.staff_number ILIKE ${p} OR home.name ILIKE ${p} OR ${present(`o.name ILIKE ${p}`)})`,
      `%${query.search.replaceAll(/[\\%_]/g, '\\$&')}%`,
    );
  if (query.post) add((p) => present(`p.post_type::text = ${p}`), query.post);
  if (query.mode) add((p) => present(`p.employment_mode::text = ${p}`), query.mode);
  if (query.within)
    add((p) => {
      const below = `LIKE (SELECT path FROM organization WHERE id = ${p}::uuid) || '%'`;
      return `(home.path ${below} OR ${present(`o.path ${below}`)})`;
    }, query.within);
  if (query.term)
    add(
      (p) =>
        query.term === 'over'
          ? `post.term_end < ${p}::date`
          : `post.term_end BETWEEN ${p}::date AND ${p}::date + ${TERM_SOON_DAYS}`,
      query.today,
    );
  if (query.age)
    add(
      (p) => `c.birth_month > to_char(${p}::date - make_interval(years => ${YOUNG_YEARS + 1}), 'YYYY-MM')`,
      query.today,
    );
  if (query.account === 'none') parts.push(`c.account_id IS NULL`);
  if (query.account === 'pending') parts.push(`a.status = 'PENDING'`);
  if (query.account === 'active') parts.push(`a.status = 'ACTIVE'`);
  if (query.ids) add((p) => `c.id = ANY(${p}::uuid[])`, query.ids);
  return { where: parts.join(' AND '), values };
}

export type ListedCadre = Omit<CadreListRow, 'unit' | 'termState'> & { path: string };

export async function listCadres(
  sql: Sql,
  query: CadreQuery,
  page: { sort: string; descending: boolean; limit: number; offset: number },
): Promise<ListedCadre[]> {
  const { where, values } = conditions(query);
  const order = ORDERS[page.sort] ?? ORDERS['organization'];
  return sql.query<ListedCadre>(
    `SELECT c.id, c.name, c.staff_number AS "staffNumber", coalesce(post.organization_name, home.name) AS organization,
       coalesce(post.path, home.path) AS path, post.post_type::text AS "postType", post.title AS post,
       greatest(coalesce(post.held, 0) - 1, 0) AS "otherPosts", post.employment_mode::text AS mode, post.started_on::text AS "startedOn",
       post.term_end::text AS "termEnd", coalesce(post.concurrent_administrative_post, c.administrative_post) AS "administrativePost",
       c.rank_level AS "rankLevel", c.sex::text AS sex, c.birth_month AS "birthMonth", c.joined_party_month AS "joinedPartyMonth",
       c.education, c.identity_category AS "identityCategory",
       CASE WHEN c.account_id IS NULL THEN 'none' WHEN a.status = 'PENDING' THEN 'pending' ELSE 'active' END AS account
     ${FROM} WHERE ${where}
     ORDER BY ${order} ${page.descending ? 'DESC' : 'ASC'} NULLS LAST, c.id
     LIMIT $${values.length + 1}::int OFFSET $${values.length + 2}::int`,
    [...values, page.limit, page.offset],
  );
}

export async function countCadres(sql: Sql, query: CadreQuery): Promise<number> {
  const { where, values } = conditions(query);
  const [row] = await sql.query<{ n: number }>(`SELECT count(*)::int AS n ${FROM} WHERE ${where}`, values);
  return row?.n ?? 0;
}

/** The units directly below the authority, by their paths: what 单位 means for somebody in a branch. */
export const unitNames = (sql: Sql, rootId: string): Promise<{ path: string; name: string }[]> =>
  sql.query<{ path: string; name: string }>(
    `SELECT o.path, coalesce(o.short_name, o.name) AS name FROM organization o JOIN organization_profile p ON p.organization_id = o.id
     WHERE o.root_id = $1::uuid AND p.directly_subordinate`,
    [rootId],
  );
