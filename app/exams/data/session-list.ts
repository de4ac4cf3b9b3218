import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { SessionPhase } from '../rules/session-phase.ts';
import { SESSION, type SessionRow } from './session-rows.ts';

export type SessionListFilter = {
  /** subtrees whose sessions are read in every state */
  read: string[];
  /** whose sessions to watch are told apart */
  watcher: string;
  /** subtrees whose people are registered: published sessions there and above */
  register: string[];
  now: Date;
  search: string;
  phase: string | null;
  occasion: string | null;
  policyId: string | null;
  /** civil dates in `zone`; both included */
  from: string | null;
  to: string | null;
  zone: string;
};

export type SessionListRow = SessionRow & {
  phase: SessionPhase;
  policyCode: string;
  policyNumber: number;
  /** of the people the reader may know of */
  registered: number;
  sat: number;
  passed: number;
  /** the reader is one of its invigilators */
  watched: boolean;
};

// The same words as in rules/session-phase.ts, where the list has to filter by them.
const PHASE = `CASE WHEN s.status = 'DRAFT' THEN 'draft' WHEN s.status = 'CANCELLED' THEN 'cancelled' WHEN s.status = 'ENDED' THEN 'ended'
  WHEN $3::timestamptz >= s.closes_at THEN 'closing' WHEN $3::timestamptz >= s.opens_at THEN 'open'
  WHEN s.status = 'REGISTRATION_CLOSED' OR $3::timestamptz >= s.registration_closes_at THEN 'waiting' ELSE 'registering' END`;

/**
 * Whose sessions somebody knows of: those of their subtrees in every state, and published ones of the units whose people
 * they register. Of a session `s` and its organization `o`.
 */
export const knownSession = (read: string, register: string): string =>
  `(${inScopes('o.path', read)} OR s.status <> 'DRAFT' AND EXISTS (
        SELECT 1 FROM unnest(${register}::text[]) AS scope(path) WHERE scope.path LIKE o.path || '%' OR o.path LIKE scope.path || '%'))`;

const IN_PHASE = `($9::text IS NULL OR phase = $9 OR $9 = 'standing' AND phase <> 'cancelled')`;

const SORTS: Record<string, string> = {
  number: 'number',
  title: 'title',
  opensAt: '"opensAt"',
  registered: 'registered',
};

/** One page of sessions and the number of all that match. */
export async function listSessions(
  db: Sql,
  filter: SessionListFilter,
  page: { sort: string; descending: boolean; limit: number; offset: number },
): Promise<{ rows: SessionListRow[]; total: number }> {
  const like = filter.search ? `%${filter.search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const known = `(${inScopes('p.path', '$1')} OR ${inScopes('p.path', '$2')})`;
  const matching = `SELECT ${SESSION}, ${PHASE} AS phase, ep.code AS "policyCode", v.number AS "policyNumber",
      (SELECT count(*)::int FROM session_registration r JOIN organization p ON p.id = r.organization_id
       WHERE r.session_id = s.id AND r.status = 'REGISTERED' AND ${known}) AS registered
    FROM exam_session s JOIN organization o ON o.id = s.organization_id
    JOIN exam_policy_version v ON v.id = s.policy_version_id JOIN exam_policy ep ON ep.id = v.policy_id
    WHERE ${knownSession('$1', '$2')}
      AND ($4::text IS NULL OR s.title ILIKE $4 OR s.number ILIKE $4 OR s.venue ILIKE $4 OR o.name ILIKE $4)
      AND ($5::text IS NULL OR s.occasion::text = $5)
      AND ($6::date IS NULL OR (s.opens_at AT TIME ZONE $8)::date >= $6::date)
      AND ($7::date IS NULL OR (s.opens_at AT TIME ZONE $8)::date <= $7::date)
      AND ($10::text IS NULL OR ep.id::text = $10)`;
  const values = [
    filter.read,
    filter.register,
    filter.now,
    like,
    filter.occasion,
    filter.from,
    filter.to,
    filter.zone,
    filter.phase,
    filter.policyId,
  ];
  const sort = SORTS[page.sort] ?? '"opensAt"';
  const rows = await db.query<SessionListRow & { total: number }>(
    `WITH matching AS (${matching}), counted AS (SELECT count(*)::int AS total FROM matching WHERE ${IN_PHASE})
     SELECT page.*, counted.total,
       (SELECT count(*)::int FROM attempt a JOIN organization p ON p.id = a.organization_id
        WHERE a.session_id = page.id AND a.kind = 'OFFICIAL' AND a.status <> 'VOID' AND ${known}) AS sat,
       (SELECT count(*)::int FROM attempt a JOIN organization p ON p.id = a.organization_id
        WHERE a.session_id = page.id AND a.kind = 'OFFICIAL' AND a.status = 'GRADED' AND a.passed AND ${known}) AS passed,
       EXISTS (SELECT 1 FROM session_invigilator i WHERE i.session_id = page.id AND i.account_id = $13::uuid) AS watched
     FROM counted LEFT JOIN LATERAL (SELECT * FROM matching WHERE ${IN_PHASE}
       ORDER BY ${sort} ${page.descending ? 'DESC' : 'ASC'}, id DESC LIMIT $11::int OFFSET $12::int) AS page ON true`,
    [...values, page.limit, page.offset, filter.watcher],
  );
  return { rows: rows.filter((row) => row.id !== null), total: rows[0]?.total ?? 0 };
}
