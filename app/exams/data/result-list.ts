import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { ResultState, ResultView } from '../rules/result-view.ts';

export type ResultListFilter = {
  scopes: string[];
  search: string;
  state: string | null;
  session: string | null;
  occasion: string | null;
  from: string | null;
  to: string | null;
  zone: string;
};

const STATE = `CASE WHEN NOT a.passed THEN 'failed' WHEN e.status = 'FLAGGED' THEN 'flagged' WHEN e.status = 'HELD' THEN 'held'
  WHEN e.status = 'CONFIRMED' THEN 'confirmed' WHEN e.status = 'WITHDRAWN' THEN 'withdrawn' ELSE 'marking' END`;

const RESULT = `a.id::text AS "attemptId", e.id::text AS "eligibilityId", c.id::text AS "cadreId", c.name, c.staff_number AS "staffNumber",
  o.name AS "organizationName", o.path, s.id::text AS "sessionId", s.number AS "sessionNumber", s.title AS "sessionTitle",
  a.occasion::text AS occasion, a.ordinal, a.score::float8 AS score, a.passed, a.grade_detail - 'earned' AS detail, a.submitted_at AS "submittedAt",
  ${STATE} AS state, e.reason, e.decided_by_name AS "decidedByName", e.decided_at AS "decidedAt",
  to_char(e.valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(e.valid_until, 'YYYY-MM-DD') AS "validUntil",
  p.code AS "policyCode", p.title AS "policyTitle", p.title_en AS "policyTitleEn", v.number AS "policyNumber", v.rule_version_ids AS sources,
  (SELECT count(*)::int FROM attempt_incident i WHERE i.attempt_id = a.id AND i.kind = 'note') AS notes`;

const JOINS = `JOIN exam_session s ON s.id = a.session_id JOIN organization o ON o.id = a.organization_id
  JOIN cadre c ON c.id = a.cadre_id JOIN exam_policy_version v ON v.id = a.policy_version_id JOIN exam_policy p ON p.id = v.policy_id
  LEFT JOIN eligibility e ON e.attempt_id = a.id`;

const FROM = `FROM attempt a ${JOINS} WHERE a.kind = 'OFFICIAL' AND a.status = 'GRADED'`;

const SORTS: Record<string, string> = {
  name: 'c.name',
  unit: 'o.name',
  score: 'a.score',
  submittedAt: 'a.submitted_at',
};

/** One page of marked sittings in the subtrees, and the number of all that match. */
export async function listResults(
  db: Sql,
  filter: ResultListFilter,
  page: { sort: string; descending: boolean; limit: number; offset: number },
): Promise<{ rows: ResultView[]; total: number }> {
  const like = filter.search ? `%${filter.search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const order = `${SORTS[page.sort] ?? 'a.submitted_at'} ${page.descending ? 'DESC' : 'ASC'}, a.id DESC`;
  // What is shown of a sitting is read for one page only: its detail is large, and a year has many.
  const rows = await db.query<ResultView & { total: number }>(
    `WITH matching AS MATERIALIZED (
       SELECT a.id, count(*) OVER ()::int AS total ${FROM} AND ${inScopes('o.path', '$1')}
         AND ($2::text IS NULL OR c.name LIKE $2 OR c.staff_number LIKE $2 OR o.name LIKE $2 OR s.number LIKE $2)
         AND ($3::text IS NULL OR ${STATE} = $3) AND ($4::text IS NULL OR s.number = $4)
         AND ($5::text IS NULL OR a.occasion::text = $5)
         AND ($6::date IS NULL OR (a.submitted_at AT TIME ZONE $8)::date >= $6::date)
         AND ($7::date IS NULL OR (a.submitted_at AT TIME ZONE $8)::date <= $7::date)
       ORDER BY ${order} LIMIT $9::int OFFSET $10::int)
     SELECT ${RESULT}, m.total FROM matching m JOIN attempt a ON a.id = m.id ${JOINS} ORDER BY ${order}`,
    [
      filter.scopes,
      like,
      filter.state,
      filter.session,
      filter.occasion,
      filter.from,
      filter.to,
      filter.zone,
      page.limit,
      page.offset,
    ],
  );
  return { rows, total: rows[0]?.total ?? 0 };
}

/** How many results stand in each state. */
export async function countResults(db: Sql, scopes: string[]): Promise<{ state: ResultState; results: number }[]> {
  return db.query(
    `SELECT state, count(*)::int AS results FROM (SELECT ${STATE} AS state ${FROM} AND ${inScopes('o.path', '$1')}) AS states GROUP BY state`,
    [scopes],
  );
}

/** Results by eligibility or attempt id, those of the subtrees only. */
export async function resultsBy(db: Sql, scopes: string[], ids: readonly string[]): Promise<ResultView[]> {
  return db.query<ResultView>(
    `SELECT ${RESULT} ${FROM} AND ${inScopes('o.path', '$1')} AND (e.id = ANY($2::uuid[]) OR a.id = ANY($2::uuid[])) ORDER BY c.name, a.id`,
    [scopes, [...ids]],
  );
}
