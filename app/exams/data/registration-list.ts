import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { NAME_GROUPS } from '../rules/exam-lists.ts';
import type { RegistrationStatus } from './registration-rows.ts';

export type RegistrationListRow = {
  id: string;
  cadreId: string;
  name: string;
  staffNumber: string | null;
  /** by which a policy may let somebody use books */
  birthMonth: string | null;
  organizationName: string;
  path: string;
  post: string | null;
  seatNumber: number | null;
  status: RegistrationStatus;
  statusReason: string | null;
  substituteFor: string | null;
  signedInAt: Date | null;
  hasAccount: boolean;
  attemptId: string | null;
  attemptStatus: 'RUNNING' | 'SUBMITTED' | 'GRADED' | null;
  score: number | null;
  passed: boolean | null;
};

/**
 * The sitting of a name `r` on a list. Looked up for each name by its key: of a session that has just begun the database
 * does not know yet how many sit, and a join would go through all of them once for each.
 */
export const SITTING_OF_NAME = `SELECT sitting.* FROM attempt sitting WHERE sitting.session_id = r.session_id AND sitting.cadre_id = r.cadre_id
  AND sitting.kind = 'OFFICIAL' AND sitting.status <> 'VOID' LIMIT 1`;

/** Groups of people by which the list can be cut, as conditions on a row. */
const GROUPS: Record<(typeof NAME_GROUPS)[number], string> = {
  REGISTERED: `r.status = 'REGISTERED'`,
  DEFERRED: `r.status = 'DEFERRED'`,
  WITHDRAWN: `r.status = 'WITHDRAWN'`,
  SUBSTITUTED: `r.status = 'SUBSTITUTED'`,
  'signed-in': `r.status = 'REGISTERED' AND r.signed_in_at IS NOT NULL`,
  'not-come': `r.status = 'REGISTERED' AND a.id IS NULL`,
  began: `a.id IS NOT NULL`,
  running: `a.status = 'RUNNING'`,
  'handed-in': `a.status IN ('SUBMITTED', 'GRADED')`,
  passed: `a.status = 'GRADED' AND a.passed`,
  'no-account': `r.status = 'REGISTERED' AND c.account_id IS NULL`,
};

const SORTS: Record<string, string> = { seat: 'r.seat_number', name: 'c.name', unit: 'o.name' };

export async function listRegistrations(
  db: Sql,
  filter: { sessionId: string; scopes: string[]; search: string; group: string | null },
  page: { sort: string; descending: boolean; limit: number; offset: number },
): Promise<{ rows: RegistrationListRow[]; total: number }> {
  const like = filter.search ? `%${filter.search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const condition = filter.group === null ? 'true' : (GROUPS[filter.group as keyof typeof GROUPS] ?? 'false');
  const rows = await db.query<RegistrationListRow & { total: number }>(
    `SELECT r.id, r.cadre_id AS "cadreId", c.name, c.staff_number AS "staffNumber", c.birth_month AS "birthMonth", o.name AS "organizationName", o.path,
       (SELECT p.title FROM cadre_post p WHERE p.cadre_id = c.id AND p.ended_on IS NULL ORDER BY p.started_on DESC, p.id LIMIT 1) AS post,
       r.seat_number AS "seatNumber", r.status::text AS status, r.status_reason AS "statusReason",
       (SELECT oc.name FROM session_registration old JOIN cadre oc ON oc.id = old.cadre_id WHERE old.id = r.substitute_for_id) AS "substituteFor",
       r.signed_in_at AS "signedInAt", c.account_id IS NOT NULL AS "hasAccount",
       a.id AS "attemptId", a.status::text AS "attemptStatus", a.score::float8 AS score, a.passed,
       count(*) OVER ()::int AS total
     FROM session_registration r JOIN organization o ON o.id = r.organization_id JOIN cadre c ON c.id = r.cadre_id
     LEFT JOIN LATERAL (${SITTING_OF_NAME}) a ON true
     WHERE r.session_id = $1::uuid AND ${inScopes('o.path', '$2')}
       AND ($3::text IS NULL OR c.name LIKE $3 OR c.staff_number LIKE $3 OR o.name LIKE $3)
       AND (${condition})
     ORDER BY ${SORTS[page.sort] ?? SORTS['seat']} ${page.descending ? 'DESC' : 'ASC'}, r.seat_number, r.id
     LIMIT $4::int OFFSET $5::int`,
    [filter.sessionId, filter.scopes, like, page.limit, page.offset],
  );
  return { rows, total: rows[0]?.total ?? 0 };
}

export type NameOnList = { id: string; name: string; status: RegistrationStatus };

/** Names of a session by their entries, whatever page of the list they stand on. */
export async function namesOnList(
  db: Sql,
  sessionId: string,
  scopes: string[],
  ids: readonly string[],
): Promise<NameOnList[]> {
  if (ids.length === 0) return [];
  return db.query<NameOnList>(
    `SELECT r.id, c.name, r.status::text AS status
     FROM session_registration r JOIN organization o ON o.id = r.organization_id JOIN cadre c ON c.id = r.cadre_id
     WHERE r.session_id = $1::uuid AND ${inScopes('o.path', '$2')} AND r.id = ANY($3::uuid[])`,
    [sessionId, scopes, ids],
  );
}
