import { inScopes } from '~/identity/data/scope-sql.ts';
import { depthOf } from '~/identity/rules/organization-path.ts';
import type { Sql } from '~/platform/db.ts';
import { TERM_SOON_DAYS } from '~/registry/rules/term-end.ts';
import { YOUNG_YEARS, type CadreFilter, type CadreListRow } from '../rules/cadre-list-spec.ts';
import { exemptSql, hoursSql, passSql, registeredSql, rotationSql, TEST_STANDING, TEST_UNTIL } from './standing-sql.ts';

export type CadreQuery = CadreFilter & {
  rootId: string;
  scopes: readonly string[];
  today: string;
  /** the running rotation plan */
  planId: string | null;
  /** hours that everybody owes in the year; null where no rule says so */
  hoursOwed: number | null;
  /** the digest of the search, where it is a phone number */
  phoneBlind: string | null;
};

/** The present post that stands for a person: at home before elsewhere, the newest first. */
const postSql = (only: string): string => `
  SELECT DISTINCT ON (p.cadre_id) p.*, o.name AS organization_name, o.path,
    coalesce((p.started_on + make_interval(years => p.term_years))::date,
      (profile.term_start + make_interval(years => profile.term_years))::date) AS term_end,
    count(*) OVER (PARTITION BY p.cadre_id)::int AS held
  FROM cadre_post p JOIN cadre holder ON holder.id = p.cadre_id
  JOIN organization o ON o.id = p.organization_id LEFT JOIN organization_profile profile ON profile.organization_id = o.id
  WHERE p.ended_on IS NULL AND ${only}
  ORDER BY p.cadre_id, p.organization_id = holder.home_organization_id DESC, p.started_on DESC, p.id`;

/** Of the same post what a list is cut and ordered by; with all of it the posts of a city would not be sorted in memory. */
const POST_DATES = `
  SELECT DISTINCT ON (p.cadre_id) p.cadre_id, p.started_on,
    coalesce((p.started_on + make_interval(years => p.term_years))::date,
      (profile.term_start + make_interval(years => profile.term_years))::date) AS term_end
  FROM cadre_post p JOIN cadre holder ON holder.id = p.cadre_id LEFT JOIN organization_profile profile ON profile.organization_id = p.organization_id
  WHERE p.ended_on IS NULL AND holder.root_id = $1::uuid
  ORDER BY p.cadre_id, p.organization_id = holder.home_organization_id DESC, p.started_on DESC, p.id`;

/** Organizations in the subtrees: decided once for each of them, not once for each person. $1 root · $2 subtrees */
const PLACE = `place AS MATERIALIZED (SELECT o.id FROM organization o WHERE o.root_id = $1::uuid AND ${inScopes('o.path', '$2')})`;

const heldIn = (organizations: string): string =>
  `c.id IN (SELECT p.cadre_id FROM cadre_post p WHERE p.ended_on IS NULL AND p.organization_id IN (${organizations}))`;

/** What is asked of everybody; what costs a join is joined only where something asks for it. */
class Selection {
  readonly values: unknown[];
  readonly #ctes = new Map<string, string>();
  readonly #where: string[];

  constructor(query: CadreQuery) {
    this.values = [query.rootId, query.scopes];
    this.#where = [`c.root_id = $1::uuid`, query.status === 'LEFT' ? `c.status = 'LEFT'` : `c.status = 'ACTIVE'`];
    // A person is found by home or by a present post, never by a past one. Everybody's home lies in the whole authority.
    if (!query.scopes.some((scope) => depthOf(scope) === 0))
      this.where(`(c.home_organization_id IN (SELECT id FROM place) OR ${heldIn('SELECT id FROM place')})`);
  }

  /** A value of the statement. @returns its placeholder */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  where(condition: string): void {
    this.#where.push(condition);
  }

  /** A further query, by name; joined to each person by `cadre_id` unless conditions only name it. */
  with(name: string, text: () => string): void {
    if (!this.#ctes.has(name)) this.#ctes.set(name, text());
  }

  statement(columns: string, rest = ''): string {
    const ctes = [...this.#ctes].map(([name, text]) => `, ${name} AS (${text})`).join('');
    const joins = [...this.#ctes.keys()]
      .filter((name) => !ONLY_NAMED.includes(name))
      .map((name) => `LEFT JOIN ${name} ON ${name}.cadre_id = c.id`)
      .join('\n');
    return `WITH RECURSIVE ${PLACE}${ctes}
      SELECT ${columns} FROM cadre c JOIN organization home ON home.id = c.home_organization_id LEFT JOIN account a ON a.id = c.account_id
      ${joins} WHERE ${this.#where.join(' AND ')} ${rest}`;
  }
}

const ONLY_NAMED = ['matched', 'below'];

const needPost = (selection: Selection): void => selection.with('post', () => POST_DATES);
const needHours = (selection: Selection, query: CadreQuery): void =>
  selection.with('hours', () => hoursSql(`${selection.value(Number(query.today.slice(0, 4)))}::int`));

function selectionOf(query: CadreQuery): Selection {
  const selection = new Selection(query);
  const present = (condition: string): string =>
    `EXISTS (SELECT 1 FROM cadre_post p WHERE p.cadre_id = c.id AND p.ended_on IS NULL AND ${condition})`;
  if (query.phoneBlind) selection.where(`c.phone_blind = ${selection.value(query.phoneBlind)}`);
  else if (query.search) search(selection, query.search);
  if (query.post) selection.where(present(`p.post_type::text = ${selection.value(query.post)}`));
  if (query.mode) selection.where(present(`p.employment_mode::text = ${selection.value(query.mode)}`));
  if (query.within) {
    const top = selection.value(query.within);
    selection.with(
      'below',
      () =>
        `SELECT o.id FROM organization o JOIN organization top ON o.path LIKE top.path || '%' WHERE top.id = ${top}::uuid`,
    );
    selection.where(`(c.home_organization_id IN (SELECT id FROM below) OR ${heldIn('SELECT id FROM below')})`);
  }
  if (query.term) {
    needPost(selection);
    const day = `${selection.value(query.today)}::date`;
    selection.where(
      query.term === 'over' ? `post.term_end < ${day}` : `post.term_end BETWEEN ${day} AND ${day} + ${TERM_SOON_DAYS}`,
    );
  }
  if (query.age)
    selection.where(
      `c.birth_month > to_char(${selection.value(query.today)}::date - make_interval(years => ${YOUNG_YEARS + 1}), 'YYYY-MM')`,
    );
  if (query.test.length > 0) {
    const day = `${selection.value(query.today)}::date`;
    selection.with('pass', () => passSql(day));
    selection.with('exempt', () => exemptSql(day));
    selection.with('registered', () => registeredSql());
    selection.where(`${TEST_STANDING} = ANY(${selection.value(query.test)}::text[])`);
  }
  if (query.rotation.length > 0) {
    const plan = `${selection.value(query.planId)}::uuid`;
    selection.with('rotation', () => rotationSql(plan));
    selection.where(`rotation.standing = ANY(${selection.value(query.rotation)}::text[])`);
  }
  if (query.hours && query.hoursOwed !== null) {
    needHours(selection, query);
    selection.where(`coalesce(hours.hours, 0) < ${selection.value(query.hoursOwed)}::float8`);
  }
  if (query.account === 'none') selection.where(`c.account_id IS NULL`);
  if (query.account === 'pending') selection.where(`a.status = 'PENDING'`);
  if (query.account === 'active') selection.where(`a.status = 'ACTIVE'`);
  if (query.ids) selection.where(`c.id = ANY(${selection.value(query.ids)}::uuid[])`);
  return selection;
}

/** Name, staff number, or the name of an organization, which means those below it as well. */
function search(selection: Selection, text: string): void {
  const like = selection.value(`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`);
  selection.with(
    'matched',
    () => `SELECT o.id FROM organization o WHERE o.root_id = $1::uuid AND (o.name ILIKE ${like} OR o.short_name ILIKE ${like})
      UNION SELECT child.id FROM organization child JOIN matched ON child.parent_id = matched.id`,
  );
  selection.where(
    `(c.name ILIKE ${like} OR c.name_key ILIKE ${like} OR c.staff_number ILIKE ${like}
      OR c.home_organization_id IN (SELECT id FROM matched) OR ${heldIn('SELECT id FROM matched')})`,
  );
}

const ORDERS: Record<string, string> = {
  organization: `home.path`,
  name: `c.name COLLATE "zh-x-icu"`,
  staffNumber: `c.staff_number`,
  startedOn: `post.started_on`,
  termEnd: `post.term_end`,
  birthMonth: `c.birth_month`,
  hours: `coalesce(hours.hours, 0)`,
};

export type CadreOrder = { sort: string; descending: boolean; limit: number; offset: number };

/** The ids of one page, in order. */
export async function cadreIds(sql: Sql, query: CadreQuery, page: CadreOrder): Promise<string[]> {
  const selection = selectionOf(query);
  if (page.sort === 'startedOn' || page.sort === 'termEnd') needPost(selection);
  if (page.sort === 'hours') needHours(selection, query);
  const order = `${ORDERS[page.sort] ?? ORDERS['organization']} ${page.descending ? 'DESC' : 'ASC'} NULLS LAST, c.id`;
  const limit = `LIMIT ${selection.value(page.limit)}::int OFFSET ${selection.value(page.offset)}::int`;
  const rows = await sql.query<{ id: string }>(
    selection.statement('c.id', `ORDER BY ${order} ${limit}`),
    selection.values,
  );
  return rows.map(({ id }) => id);
}

export async function countCadres(sql: Sql, query: CadreQuery): Promise<number> {
  const selection = selectionOf(query);
  const [row] = await sql.query<{ n: number }>(selection.statement('count(*)::int AS n'), selection.values);
  return row?.n ?? 0;
}

export type ListedCadre = Omit<CadreListRow, 'unit' | 'termState'> & { path: string };

/** All that a list shows of the people, in the order of the ids; each is one row, whatever number of posts. */
export const describeCadres = (
  sql: Sql,
  ids: readonly string[],
  { today, planId }: { today: string; planId: string | null },
): Promise<ListedCadre[]> => {
  const only = 'e.cadre_id = ANY($1::uuid[])';
  return sql.query<ListedCadre>(
    `WITH post AS (${postSql('p.cadre_id = ANY($1::uuid[])')}), pass AS (${passSql('$2::date', only)}), exempt AS (${exemptSql('$2::date', only)}),
       registered AS (${registeredSql(only)}), rotation AS (${rotationSql('$3::uuid', only)}),
       hours AS (${hoursSql('extract(year FROM $2::date)::int', only)})
     SELECT c.id, c.name, c.staff_number AS "staffNumber", coalesce(post.organization_name, home.name) AS organization,
       coalesce(post.path, home.path) AS path, post.post_type::text AS "postType", post.title AS post,
       greatest(coalesce(post.held, 0) - 1, 0) AS "otherPosts", post.employment_mode::text AS mode, post.started_on::text AS "startedOn",
       post.term_end::text AS "termEnd", coalesce(post.concurrent_administrative_post, c.administrative_post) AS "administrativePost",
       c.rank_level AS "rankLevel", c.sex::text AS sex, c.birth_month AS "birthMonth", c.joined_party_month AS "joinedPartyMonth",
       c.education, c.identity_category AS "identityCategory", coalesce(hours.hours, 0)::float8 AS hours,
       rotation.standing AS rotation, rotation.series_no AS "rotationSeries", ${TEST_STANDING} AS test, (${TEST_UNTIL})::text AS "testUntil",
       CASE WHEN c.account_id IS NULL THEN 'none' WHEN a.status = 'PENDING' THEN 'pending' ELSE 'active' END AS account
     FROM unnest($1::uuid[]) WITH ORDINALITY AS asked(id, place) JOIN cadre c ON c.id = asked.id
     JOIN organization home ON home.id = c.home_organization_id LEFT JOIN account a ON a.id = c.account_id
     LEFT JOIN post ON post.cadre_id = c.id LEFT JOIN pass ON pass.cadre_id = c.id LEFT JOIN exempt ON exempt.cadre_id = c.id LEFT JOIN registered ON registered.cadre_id = c.id
     LEFT JOIN rotation ON rotation.cadre_id = c.id LEFT JOIN hours ON hours.cadre_id = c.id
     ORDER BY asked.place`,
    [ids, today, planId],
  );
};

/** The units directly below the authority, by their paths: what 单位 means for somebody in a branch. */
export const unitNames = (sql: Sql, rootId: string): Promise<{ path: string; name: string }[]> =>
  sql.query<{ path: string; name: string }>(
    `SELECT o.path, coalesce(o.short_name, o.name) AS name FROM organization o JOIN organization_profile p ON p.organization_id = o.id
     WHERE o.root_id = $1::uuid AND p.directly_subordinate`,
    [rootId],
  );
