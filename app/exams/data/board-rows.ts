import type { Sql } from '~/platform/db.ts';
import { SITTING_OF_NAME } from './registration-list.ts';

export type BoardRow = {
  registrationId: string;
  seatNumber: number | null;
  name: string;
  /** by which a policy may let somebody use books */
  birthMonth: string | null;
  organizationName: string;
  status: 'REGISTERED' | 'DEFERRED';
  signedInAt: Date | null;
  hasAccount: boolean;
  attemptId: string | null;
  attemptStatus: 'RUNNING' | 'SUBMITTED' | 'GRADED' | null;
  startedAt: Date | null;
  deadlineAt: Date | null;
  pausedAt: Date | null;
  submittedAt: Date | null;
  submissionKind: 'HAND_IN' | 'DEADLINE' | 'OFFICER' | null;
  extraSeconds: number | null;
  seenAt: Date | null;
  device: string | null;
  questions: number | null;
  answered: number | null;
  savedAt: Date | null;
  moveId: string | null;
  moveLabel: string | null;
  moveAt: Date | null;
  notes: number;
};

/** Everybody of a session with where the sitting stands, in the order of seats; and the database's clock. */
export async function boardRows(db: Sql, sessionId: string): Promise<{ rows: BoardRow[]; now: Date }> {
  const [clock] = await db.query<{ now: Date }>(`SELECT clock_timestamp() AS now`);
  const rows = await db.query<BoardRow>(
    `SELECT r.id AS "registrationId", r.seat_number AS "seatNumber", c.name, c.birth_month AS "birthMonth", o.name AS "organizationName", r.status::text AS status,
       r.signed_in_at AS "signedInAt", c.account_id IS NOT NULL AS "hasAccount",
       a.id AS "attemptId", a.status::text AS "attemptStatus", a.started_at AS "startedAt", a.deadline_at AS "deadlineAt",
       a.paused_at AS "pausedAt", a.submitted_at AS "submittedAt", a.submission_kind::text AS "submissionKind",
       a.extra_seconds AS "extraSeconds", greatest(a.seen_at, e."savedAt") AS "seenAt", a.writer_label AS device,
       jsonb_array_length(a.paper -> 'items') AS questions,
       CASE WHEN a.status = 'RUNNING' THEN coalesce(e.answered, 0)
         ELSE (SELECT count(*)::int FROM jsonb_object_keys(coalesce(a.answers, '{}')) AS slot WHERE slot NOT LIKE '-%') END AS answered,
       e."savedAt", m.id AS "moveId", m.requested_label AS "moveLabel", m.requested_at AS "moveAt",
       (SELECT count(*)::int FROM attempt_incident i WHERE i.attempt_id = a.id AND i.kind = 'note') AS notes
     FROM session_registration r JOIN cadre c ON c.id = r.cadre_id JOIN organization o ON o.id = r.organization_id
     LEFT JOIN LATERAL (${SITTING_OF_NAME}) a ON true
     LEFT JOIN LATERAL (SELECT count(DISTINCT slot) FILTER (WHERE slot > 0)::int AS answered, max(saved_at) AS "savedAt"
       FROM journal.answer_event WHERE month = a.month AND attempt_id = a.id AND a.status = 'RUNNING') e ON true
     LEFT JOIN attempt_move m ON m.attempt_id = a.id AND m.status = 'PENDING'
     WHERE r.session_id = $1::uuid AND (r.status IN ('REGISTERED', 'DEFERRED') OR a.id IS NOT NULL)
     ORDER BY r.seat_number, r.id`,
    [sessionId],
  );
  return { rows, now: clock?.now ?? new Date() };
}

export type BoardEvent = {
  id: string;
  registrationId: string;
  seatNumber: number | null;
  name: string;
  attemptId: string;
  kind: string;
  detail: { reason?: string; note?: string; minutes?: number; by?: string; device?: string } | null;
  at: Date;
};

/** What happened in the room, latest first. Starts and hand-ins are read off the sittings, collected ones have an entry. */
export async function boardEvents(db: Sql, sessionId: string, most: number): Promise<BoardEvent[]> {
  return db.query<BoardEvent>(
    `WITH sat AS (SELECT a.*, r.id AS registration_id, r.seat_number, c.name FROM attempt a
       JOIN session_registration r ON r.session_id = a.session_id AND r.cadre_id = a.cadre_id JOIN cadre c ON c.id = a.cadre_id
       WHERE a.session_id = $1::uuid AND a.kind = 'OFFICIAL' AND a.status <> 'VOID')
     SELECT id, "registrationId", "seatNumber", name, "attemptId", kind, detail, at FROM (
       SELECT i.id, s.registration_id AS "registrationId", s.seat_number AS "seatNumber", s.name, s.id AS "attemptId", i.kind, i.detail, i.at
       FROM sat s JOIN attempt_incident i ON i.attempt_id = s.id
       UNION ALL SELECT s.id, s.registration_id, s.seat_number, s.name, s.id, 'started', NULL, s.started_at FROM sat s
       UNION ALL SELECT s.id, s.registration_id, s.seat_number, s.name, s.id,
         CASE s.submission_kind WHEN 'HAND_IN' THEN 'handed-in' ELSE 'deadline' END, NULL, s.submitted_at
       FROM sat s WHERE s.submission_kind IN ('HAND_IN', 'DEADLINE')) AS events
     ORDER BY at DESC, id DESC, kind LIMIT $2::int`,
    [sessionId, most],
  );
}
