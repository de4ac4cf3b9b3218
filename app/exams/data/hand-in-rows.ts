import type { Sql } from '~/platform/db.ts';
import { OPEN_OUTAGE } from './attempt-rows.ts';

/** @param grace SQL for the seconds after the deadline of an attempt `a` within which a late step `e` still counts */
const counts = (grace: string): string =>
  `(NOT e.late OR e.saved_at <= a.deadline_at + make_interval(secs => ${grace}))`;

/** The sheet of an attempt `a`: the last word on each slot, taken-back answers left out. */
const sheet = (grace: string): string => `coalesce((SELECT jsonb_object_agg(slot, choice) FILTER (WHERE choice <> '')
  FROM (SELECT DISTINCT ON (slot) slot, choice FROM journal.answer_event e
        WHERE e.month = a.month AND e.attempt_id = a.id AND ${counts(grace)}
        ORDER BY slot, seq DESC) AS last), '{}')`;

/**
 * What an officer has to decide about once the sheet is frozen: of the answers that were put aside, those that the freeze
 * counted are left out. A step that another device sent before a move has a number of its own count.
 */
const undecided = (grace: string): string => `(SELECT jsonb_agg(l ORDER BY place)
  FROM jsonb_array_elements(a.late_answers) WITH ORDINALITY AS kept(l, place)
  WHERE l->>'why' = 'moved' OR NOT EXISTS (SELECT 1 FROM journal.answer_event e
    WHERE e.month = a.month AND e.attempt_id = a.id AND e.late AND e.seq = (l->>'seq')::int AND e.slot = (l->>'slot')::int
      AND e.choice = l->>'choice' AND ${counts(grace)}))`;

/** What every freeze of an attempt `a` sets. */
const frozen = (grace: string): string => `status = 'SUBMITTED', submitted_at = clock_timestamp(),
  answers = ${sheet(grace)}, late_answers = ${undecided(grace)}`;

export type FrozenSheet = {
  id: string;
  kind: string;
  rootId: string;
  organizationId: string;
  accountId: string;
  submittedAt: Date;
};

const FROZEN = `a.id::text, a.kind::text AS kind, a.root_id::text AS "rootId", a.organization_id::text AS "organizationId",
  a.account_id::text AS "accountId", a.submitted_at AS "submittedAt"`;

/**
 * Freezes the sheet of a running attempt, to be marked at once; the caller holds its lock.
 *
 * @param lostSeconds what an outage took that nobody has decided about: answers of these seconds count
 * @returns null when it was not running any more
 */
export async function freezeSheet(
  tx: Sql,
  attemptId: string,
  submissionKind: 'HAND_IN' | 'DEADLINE' | 'OFFICER',
  lostSeconds: number,
): Promise<FrozenSheet | null> {
  const rows = await tx.query<FrozenSheet>(
    `UPDATE attempt a SET ${frozen('$3')}, submission_kind = $2::submission_kind, grade_due_at = NULL, paused_at = NULL
     WHERE a.id = $1::uuid AND a.status = 'RUNNING' RETURNING ${FROZEN}`,
    [attemptId, submissionKind, lostSeconds],
  );
  return rows[0] ?? null;
}

/**
 * Holds a frozen sheet that still waits for its grace: until the transaction ends it is not released for marking.
 *
 * @returns false when it is released already
 */
export async function holdUnmarked(tx: Sql, attemptId: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT id FROM attempt WHERE id = $1::uuid AND status = 'SUBMITTED' AND grade_due_at IS NOT NULL FOR UPDATE`,
    [attemptId],
  );
  return rows.length === 1;
}

/** Folds again what arrived within the grace after the deadline froze the sheet; the caller holds it unmarked. */
export async function refreezeSheet(tx: Sql, attemptId: string): Promise<void> {
  await tx.query(
    `UPDATE attempt a SET answers = ${sheet('0')}
     WHERE a.id = $1::uuid AND a.status = 'SUBMITTED' AND a.grade_due_at IS NOT NULL`,
    [attemptId],
  );
}

/** Lets a frozen sheet be marked now. @returns whether this call was the one that did */
export async function releaseForGrading(tx: Sql, attemptId: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE attempt SET grade_due_at = NULL
     WHERE id = $1::uuid AND status = 'SUBMITTED' AND grade_due_at IS NOT NULL RETURNING id`,
    [attemptId],
  );
  return rows.length === 1;
}

/**
 * Whether the time of a sitting `a` is up. Left out are those of an outage nobody has decided about, and everybody while
 * the web servers have not been heard of: a silence that is still too short to be an outage may become one, so a time that
 * ran out in it waits for the next sign of life.
 *
 * @param silent SQL for the seconds of silence that are an outage
 */
const due = (
  silent: string,
): string => `a.status = 'RUNNING' AND a.paused_at IS NULL AND a.deadline_at <= clock_timestamp()
  AND NOT EXISTS (SELECT 1 FROM service_heartbeat h WHERE h.name = 'web'
    AND (h.beat_at <= a.deadline_at OR h.beat_at < clock_timestamp() - make_interval(secs => ${silent})))
  AND NOT EXISTS (SELECT 1 FROM service_outage o WHERE ${OPEN_OUTAGE})`;

/** Running sittings whose time is up, those first that have waited longest. */
export async function dueAttempts(db: Sql, silentSeconds: number, most: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `SELECT a.id::text FROM attempt a WHERE ${due('$1')} ORDER BY a.deadline_at LIMIT $2`,
    [silentSeconds, most],
  );
  return rows.map((row) => row.id);
}

/**
 * Freezes the sheet of a sitting whose time is up, to be marked after its grace; the caller holds its lock.
 *
 * @returns null when it was handed in, stopped or given time since it was found due, or an outage began
 */
export async function freezeDueSheet(
  tx: Sql,
  attemptId: string,
  silentSeconds: number,
): Promise<(FrozenSheet & { gradeDueAt: Date | null }) | null> {
  const rows = await tx.query<FrozenSheet & { gradeDueAt: Date | null }>(
    `UPDATE attempt a SET ${frozen('0')}, submission_kind = 'DEADLINE',
       grade_due_at = a.deadline_at + make_interval(secs => nullif((v.settings->>'lateAnswerGraceSeconds')::int, 0))
     FROM exam_policy_version v
     WHERE a.id = $1::uuid AND v.id = a.policy_version_id AND ${due('$2')}
     RETURNING ${FROZEN}, a.grade_due_at AS "gradeDueAt"`,
    [attemptId, silentSeconds],
  );
  return rows[0] ?? null;
}

/** Takes the sheets whose grace is over. @returns the ids that this call released for marking */
export async function releaseDueForGrading(tx: Sql, most: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE attempt SET grade_due_at = NULL WHERE id IN (
       SELECT id FROM attempt WHERE status = 'SUBMITTED' AND grade_due_at <= clock_timestamp()
       ORDER BY grade_due_at LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING id::text`,
    [most],
  );
  return rows.map((row) => row.id);
}
