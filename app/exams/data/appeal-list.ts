import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { AppealListRow } from '../rules/appeal-view.ts';

const SORTS: Record<string, string> = { filedAt: '"filedAt"', name: 'name', unit: '"organizationName"' };

const APPEAL = `p.id::text, p.attempt_id::text AS "attemptId", p.account_id::text AS "accountId", u.display_name AS name,
  o.name AS "organizationName", o.path, s.id::text AS "sessionId", s.number AS "sessionNumber", s.title AS "sessionTitle", p.reason,
  p.filed_at AS "filedAt", to_char(p.due_on, 'YYYY-MM-DD') AS "dueOn",
  to_char(p.filed_at AT TIME ZONE $2, 'YYYY-MM-DD') > to_char(p.due_on, 'YYYY-MM-DD') AS late,
  p.status::text AS status, p.remedy, p.answer, p.outcome, p.decided_by_name AS "decidedByName", p.decided_at AS "decidedAt",
  a.status::text AS "attemptStatus", a.score::float8 AS score, (a.grade_detail ->> 'points')::float8 AS points,
  coalesce(a.passed, false) AS passed, (SELECT CASE WHEN e.slip_revoked_at IS NULL THEN e.status::text ELSE 'REVOKED' END FROM eligibility e WHERE e.attempt_id = a.id) AS eligibility,
  (SELECT coalesce(jsonb_agg(h), '[]') FROM unnest(ARRAY[a.late_decided_by, (SELECT e.decided_by FROM eligibility e WHERE e.attempt_id = a.id)]) AS h
   WHERE h IS NOT NULL) AS handlers
  FROM exam_appeal p JOIN attempt a ON a.id = p.attempt_id JOIN account u ON u.id = p.account_id
  JOIN organization o ON o.id = p.organization_id JOIN exam_session s ON s.id = a.session_id
  WHERE ${inScopes('o.path', '$1')}`;

/** In how many other marked sittings of its session each question version of a sitting was on the paper too. */
export async function sharedQuestions(db: Sql, attemptId: string): Promise<Map<string, number>> {
  const rows = await db.query<{ versionId: string; sittings: number }>(
    `SELECT item ->> 'q' AS "versionId", count(*)::int AS sittings
     FROM attempt own JOIN attempt a ON a.session_id = own.session_id AND a.id <> own.id
     CROSS JOIN LATERAL jsonb_array_elements(a.paper -> 'items') AS item
     WHERE own.id = $1::uuid AND a.kind = 'OFFICIAL' AND a.status = 'GRADED'
       AND item ->> 'q' IN (SELECT one ->> 'q' FROM jsonb_array_elements(own.paper -> 'items') AS one)
     GROUP BY 1`,
    [attemptId],
  );
  return new Map(rows.map(({ versionId, sittings }) => [versionId, sittings]));
}

/** One page of appeals of the subtrees, and the number of all that match. */
export async function listAppeals(
  db: Sql,
  filter: { scopes: string[]; zone: string; search: string; status: string | null },
  page: { sort: string; descending: boolean; limit: number; offset: number },
): Promise<{ rows: AppealListRow[]; total: number }> {
  const like = filter.search ? `%${filter.search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const rows = await db.query<AppealListRow & { total: number }>(
    `SELECT *, count(*) OVER ()::int AS total FROM (SELECT ${APPEAL}) AS appeals
     WHERE ($3::text IS NULL OR name LIKE $3 OR "organizationName" LIKE $3 OR "sessionNumber" LIKE $3) AND ($4::text IS NULL OR status = $4)
     ORDER BY ${SORTS[page.sort] ?? '"filedAt"'} ${page.descending ? 'DESC' : 'ASC'}, id DESC LIMIT $5::int OFFSET $6::int`,
    [filter.scopes, filter.zone, like, filter.status, page.limit, page.offset],
  );
  return { rows, total: rows[0]?.total ?? 0 };
}

export async function findAppeal(
  db: Sql,
  filter: { scopes: string[]; zone: string },
  appealId: string,
): Promise<AppealListRow | null> {
  const [row] = await db.query<AppealListRow>(`SELECT ${APPEAL} AND p.id = $3::uuid`, [
    filter.scopes,
    filter.zone,
    appealId,
  ]);
  return row ?? null;
}

/** How many appeals of the subtrees wait for an answer. */
export async function countOpenAppeals(db: Sql, scopes: string[]): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM exam_appeal p JOIN organization o ON o.id = p.organization_id
     WHERE p.status = 'OPEN' AND ${inScopes('o.path', '$1')}`,
    [scopes],
  );
  return row?.n ?? 0;
}
