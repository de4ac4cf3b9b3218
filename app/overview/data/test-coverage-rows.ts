import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { CoveredPerson, TestStanding } from '../rules/test-standing.ts';
import { exemptSql, passSql, registeredSql, TEST_STANDING, TEST_UNTIL } from './standing-sql.ts';

export type CoverageFilter = {
  scopes: readonly string[];
  /** narrows to one organization's subtree */
  within: string | null;
  /** posts in this very organization only */
  at: string | null;
  states: readonly TestStanding[];
  search: string;
  /** civil date */
  day: string;
};

/**
 * Everyone with a current post in the subtrees, once, with the one standing that counts. Figures and lists are both
 * made of this. $1 subtrees · $2 the subtree within · $3 the day
 */
const PEOPLE = `
  WITH pass AS (${passSql('$3::date')}),
  exempt AS (${exemptSql('$3::date')}),
  registered AS (${registeredSql()}),
  held AS (
    SELECT p.cadre_id, p.id AS post, p.started_on, o.path, o.name AS organization
    FROM cadre_post p JOIN organization o ON o.id = p.organization_id
    WHERE p.started_on <= $3::date AND (p.ended_on IS NULL OR p.ended_on > $3::date)
      AND ${inScopes('o.path', '$1')}
      AND ($2::text IS NULL OR o.path LIKE $2 || '%')),
  people AS (
    SELECT k.id, k.name, k.staff_number, ${TEST_STANDING} AS standing, ${TEST_UNTIL} AS until, registered.opens_at
    FROM cadre k LEFT JOIN pass ON pass.cadre_id = k.id LEFT JOIN exempt ON exempt.cadre_id = k.id LEFT JOIN registered ON registered.cadre_id = k.id WHERE k.status = 'ACTIVE')`;

const ORDER: Record<string, string> = { unit: 'l.path', name: 'l.name', validUntil: 'l.until' };

/** One page of the people and how many there are in all. */
export async function listTestCoverage(
  on: Sql,
  filter: CoverageFilter,
  page: { sort: string; descending: boolean; limit: number; offset: number },
): Promise<{ rows: CoveredPerson[]; total: number }> {
  const values = [filter.scopes, filter.within, filter.day, filter.states, filter.search, filter.at];
  // Sorted are narrow rows; what a page shows beside them is looked up for that page alone.
  const matching = `${PEOPLE}, l AS (
    SELECT DISTINCT ON (p.id) p.id, p.name, p.standing, p.until, p.opens_at, h.post, h.path
    FROM people p JOIN held h ON h.cadre_id = p.id
    WHERE (cardinality($4::text[]) = 0 OR p.standing = ANY($4::text[]))
      AND ($6::text IS NULL OR h.path = $6)
      AND ($5 = '' OR p.name LIKE '%' || $5 || '%' OR h.organization LIKE '%' || $5 || '%' OR p.staff_number = $5)
    ORDER BY p.id, h.started_on DESC, h.post)`;
  const direction = page.descending ? 'DESC' : 'ASC';
  const order = (from: string): string =>
    `${(ORDER[page.sort] ?? 'l.path').replace('l.', `${from}.`)} ${direction} NULLS LAST, ${from}.path, ${from}.name, ${from}.id`;
  const [rows, count] = await Promise.all([
    on.query<CoveredPerson>(
      `${matching}, shown AS (SELECT * FROM l ORDER BY ${order('l')} LIMIT $7 OFFSET $8)
       SELECT s.id::text, s.name, k.staff_number AS "staffNumber", p.title AS post, o.name AS organization, s.standing,
         s.until::text AS "validUntil", s.opens_at AS "opensAt"
       FROM shown s JOIN cadre k ON k.id = s.id JOIN cadre_post p ON p.id = s.post JOIN organization o ON o.id = p.organization_id
       ORDER BY ${order('s')}`,
      [...values, page.limit, page.offset],
    ),
    on.query<{ n: number }>(`${matching} SELECT count(*)::int AS n FROM l`, values),
  ]);
  return { rows, total: count[0]?.n ?? 0 };
}

/**
 * How many stand where, by the organizations directly below one and that one itself. Somebody with posts in two of them
 * counts in each, and once in the whole (`path` null).
 */
export const countTestStandings = (
  on: Sql,
  scopes: readonly string[],
  above: string,
  day: string,
): Promise<{ path: string | null; name: string; standing: TestStanding; n: number }[]> =>
  on.query(
    `${PEOPLE}, placed AS MATERIALIZED (
       SELECT DISTINCT p.id, p.standing, CASE WHEN h.path = $2::text THEN h.path
           ELSE $2::text || split_part(substr(h.path, length($2::text) + 1), '.', 1) || '.' END AS path
       FROM people p JOIN held h ON h.cadre_id = p.id)
     SELECT c.path, coalesce(g.name, '') AS name, c.standing, c.n FROM (
       SELECT path, standing, count(*)::int AS n FROM placed GROUP BY path, standing
       UNION ALL SELECT NULL, standing, count(DISTINCT id)::int FROM placed GROUP BY standing) c
     LEFT JOIN organization g ON g.path = c.path`,
    [scopes, above, day],
  );
