import type { Sql } from '~/platform/db.ts';
import { HIT } from './attempt-rows.ts';

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
 * Freezes the sheet of a running attempt; the caller holds its lock.
 *
 * @param gradeDueAt when it may be marked if the device does not say sooner that nothing is on its way; null for now
 * @param lostSeconds what an outage took that nobody has decided about: answers of these seconds count
 * @returns null when it was not running any more
 */
export async function freezeSheet(
  tx: Sql,
  attemptId: string,
  submissionKind: 'HAND_IN' | 'DEADLINE' | 'OFFICER',
  gradeDueAt: Date | null,
  lostSeconds: number,
): Promise<FrozenSheet | null> {
  const rows = await tx.query<FrozenSheet>(
    `UPDATE attempt a SET status = 'SUBMITTED', submitted_at = clock_timestamp(), submission_kind = $2::submission_kind,
       grade_due_at = $3::timestamptz, paused_at = NULL, answers = ${sheet('$4')},
       late_answers = ${undecided('$4')}
     WHERE a.id = $1::uuid AND a.status = 'RUNNING' RETURNING ${FROZEN}`,
    [attemptId, submissionKind, gradeDueAt, lostSeconds],
  );
  return rows[0] ?? null;
}

/** Folds again what arrived within the grace after the deadline froze the sheet, while it is not being marked. */
export async function refreezeSheet(tx: Sql, attemptId: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE attempt a SET answers = ${sheet('0')}
     WHERE a.id = $1::uuid AND a.status = 'SUBMITTED' AND a.grade_due_at IS NOT NULL RETURNING a.id`,
    [attemptId],
  );
  return rows.length === 1;
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
 * Running sittings whose time is up, those first that have waited longest. Left out are those of an outage nobody has
 * decided about, and everybody while the web servers have not been heard of: a silence that is still too short to be an
 * outage may become one, so a time that ran out in it waits for the next sign of life.
 */
export const dueAttempts = (
  db: Sql,
  silentSeconds: number,
  most: number,
): Promise<{ id: string; deadlineAt: Date; graceSeconds: number }[]> =>
  db.query(
    `SELECT a.id::text, a.deadline_at AS "deadlineAt",
       coalesce((v.settings->>'lateAnswerGraceSeconds')::int, 0) AS "graceSeconds"
     FROM attempt a JOIN exam_policy_version v ON v.id = a.policy_version_id
     WHERE a.status = 'RUNNING' AND a.paused_at IS NULL AND a.deadline_at <= clock_timestamp()
       AND NOT EXISTS (SELECT 1 FROM service_heartbeat h WHERE h.name = 'web'
         AND (h.beat_at <= a.deadline_at OR h.beat_at < clock_timestamp() - make_interval(secs => $1)))
       AND NOT EXISTS (SELECT 1 FROM service_outage o WHERE o.decision = 'PENDING' AND ${HIT})
     ORDER BY a.deadline_at LIMIT $2`,
    [silentSeconds, most],
  );

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
