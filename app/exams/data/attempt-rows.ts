import type { Sql } from '~/platform/db.ts';
import { OUTAGE_AFTER_SECONDS } from '../rules/attempt-clock.ts';
import type { AnswerSheet, LateAnswer } from '../rules/answer-sheet.ts';
import type { Corrections, GradeDetail } from '../rules/grade-paper.ts';
import type { Paper } from '../rules/paper.ts';

export type AttemptState = {
  id: string;
  kind: 'OFFICIAL' | 'PRACTICE';
  rootId: string;
  sessionId: string | null;
  accountId: string;
  cadreId: string | null;
  organizationId: string;
  policyVersionId: string;
  occasion: string | null;
  ordinal: number;
  status: 'RUNNING' | 'SUBMITTED' | 'GRADED' | 'VOID';
  startedAt: Date;
  /** the month of the start, `YYYY-MM-01`: names the partition of its answers */
  month: string;
  deadlineAt: Date;
  pausedAt: Date | null;
  writerToken: string;
  writerEpoch: number;
  writerLabel: string | null;
  submittedAt: Date | null;
  submissionKind: 'HAND_IN' | 'DEADLINE' | 'OFFICER' | null;
  gradeDueAt: Date | null;
  gradedAt: Date | null;
  /** what an officer decided about answers that came too late; null while nobody has */
  lateDecision: string | null;
  /**
   * seconds that outages took which nobody has decided about yet; given back unless decided otherwise. An outage that is
   * over but that the first beat has yet to record is among them: what is sent at that moment must not come too late.
   */
  undecidedSeconds: number;
  /** the database's clock when this was read */
  now: Date;
};

/**
 * Whether the clock of an attempt `a` stood at a moment, also when it goes on by now: resuming gave the whole stop back.
 *
 * @param moment SQL
 */
const stood = (moment: string): string => `(a.paused_at <= ${moment} OR 'paused' =
  (SELECT i.kind FROM attempt_incident i WHERE i.attempt_id = a.id AND i.kind IN ('paused', 'resumed') AND i.at <= ${moment}
   ORDER BY i.at DESC, i.id DESC LIMIT 1))`;

/**
 * Whether an attempt `a` was hit by an outage `o`: its clock ran when the outage began. Who began after the last sign of
 * life was sitting when the service went, and loses the time from the start on; practice has its time back as soon as the
 * outage is recorded.
 */
export const HIT = `a.kind = 'OFFICIAL' AND a.started_at < o.ended_at AND a.deadline_at > o.started_at
  AND ${stood('o.started_at')} IS NOT TRUE`;

/** Whether an officer has decided about an attempt `a` and an outage `o`, which stays open while another still has to. */
export const DECIDED_OUTAGE = `EXISTS (SELECT 1 FROM attempt_incident i WHERE i.attempt_id = a.id AND i.kind LIKE 'outage-%'
  AND i.detail ->> 'outageId' = o.id::text)`;

/** Whether an outage `o` hit an attempt `a` and nobody has decided about the two. */
export const OPEN_OUTAGE = `o.decision = 'PENDING' AND ${HIT} AND NOT ${DECIDED_OUTAGE}`;

const STATE = `a.id::text, a.kind::text AS kind, a.root_id::text AS "rootId", a.session_id::text AS "sessionId",
  a.account_id::text AS "accountId", a.cadre_id::text AS "cadreId", a.organization_id::text AS "organizationId",
  a.policy_version_id::text AS "policyVersionId", a.occasion::text AS occasion, a.ordinal, a.status::text AS status,
  a.started_at AS "startedAt", to_char(a.month, 'YYYY-MM-DD') AS month, a.deadline_at AS "deadlineAt",
  a.paused_at AS "pausedAt", a.writer_token AS "writerToken", a.writer_epoch AS "writerEpoch",
  a.writer_label AS "writerLabel", a.submitted_at AS "submittedAt", a.submission_kind::text AS "submissionKind",
  a.grade_due_at AS "gradeDueAt", a.graded_at AS "gradedAt", a.late_decision AS "lateDecision",
  (SELECT coalesce(sum(ceil(extract(epoch FROM o.ended_at - greatest(o.started_at, a.started_at)))), 0)::int
   FROM service_outage o WHERE ${OPEN_OUTAGE})
  + (SELECT coalesce(sum(ceil(extract(epoch FROM clock_timestamp() - greatest(h.beat_at, a.started_at)))), 0)::int
     FROM service_heartbeat h WHERE h.name = 'web' AND a.deadline_at > h.beat_at AND ${stood('h.beat_at')} IS NOT TRUE
       AND h.beat_at < clock_timestamp() - make_interval(secs => ${OUTAGE_AFTER_SECONDS})) AS "undecidedSeconds",
  clock_timestamp() AS now`;

/** Where an attempt stands, without its paper. */
export async function findAttemptState(db: Sql, attemptId: string): Promise<AttemptState | null> {
  const rows = await db.query<AttemptState>(`SELECT ${STATE} FROM attempt a WHERE a.id = $1::uuid`, [attemptId]);
  return rows[0] ?? null;
}

export type AttemptRow = AttemptState & {
  paper: Paper;
  /** the sheet as handed in; null while running */
  answers: AnswerSheet | null;
  lateAnswers: LateAnswer[] | null;
  gradeDetail: GradeDetail | null;
  passed: boolean | null;
  corrections: Corrections | null;
};

/** An attempt with its paper, sheet and marks. */
export async function findAttempt(db: Sql, attemptId: string): Promise<AttemptRow | null> {
  const rows = await db.query<AttemptRow>(
    `SELECT ${STATE}, a.paper, a.answers, a.late_answers AS "lateAnswers", a.grade_detail AS "gradeDetail", a.passed,
       a.corrections
     FROM attempt a WHERE a.id = $1::uuid`,
    [attemptId],
  );
  return rows[0] ?? null;
}

export type NewAttempt = {
  id: string;
  kind: 'OFFICIAL' | 'PRACTICE';
  rootId: string;
  sessionId: string | null;
  accountId: string;
  cadreId: string | null;
  organizationId: string;
  policyVersionId: string;
  occasion: string | null;
  ordinal: number;
  seed: string;
  paper: Paper;
  startedAt: Date;
  deadlineAt: Date;
  writerToken: string;
  writerLabel: string;
};

/**
 * Begins a sitting. Session and name on its list are held until the transaction ends: whoever ends the session or takes
 * the name off waits and then finds the sitting, or has finished and it does not begin.
 *
 * @returns false when the person already has a running sitting, or one of this session, or may not sit it any more
 */
export async function insertAttempt(tx: Sql, attempt: NewAttempt): Promise<boolean> {
  const rows = await tx.query(
    `WITH open AS MATERIALIZED (
       SELECT s.id FROM exam_session s JOIN session_registration r ON r.session_id = s.id AND r.cadre_id = $6::uuid
       WHERE s.id = $4::uuid AND s.status IN ('PUBLISHED', 'REGISTRATION_CLOSED') AND r.status = 'REGISTERED'
       FOR KEY SHARE OF s, r)
     INSERT INTO attempt (id, kind, root_id, session_id, account_id, cadre_id, organization_id, policy_version_id, occasion,
       ordinal, seed, paper, started_at, month, deadline_at, writer_token, writer_label, seen_at)
     SELECT $1::uuid, $2::attempt_kind, $3::uuid, $4::uuid, $5::uuid, $6::uuid, $7::uuid, $8::uuid, $9::occasion,
       $10::int, $11, $12::jsonb, $13::timestamptz, date_trunc('month', $13::timestamptz)::date, $14::timestamptz, $15, $16,
       $13::timestamptz
     WHERE $4::uuid IS NULL OR EXISTS (SELECT 1 FROM open)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      attempt.id,
      attempt.kind,
      attempt.rootId,
      attempt.sessionId,
      attempt.accountId,
      attempt.cadreId,
      attempt.organizationId,
      attempt.policyVersionId,
      attempt.occasion,
      attempt.ordinal,
      attempt.seed,
      JSON.stringify(attempt.paper),
      attempt.startedAt,
      attempt.deadlineAt,
      attempt.writerToken,
      attempt.writerLabel,
    ],
  );
  return rows.length === 1;
}

/** Remembers that devices of these sittings were heard of just now. */
export async function touchAttempts(db: Sql, attemptIds: readonly string[]): Promise<void> {
  await db.query(`UPDATE attempt SET seen_at = clock_timestamp() WHERE id = ANY($1::uuid[]) AND status = 'RUNNING'`, [
    attemptIds,
  ]);
}
