import type { Sql } from '~/platform/db.ts';
import { MOST_STEPS, type AnswerEvent, type AnswerSheet, type LateAnswer } from '../rules/answer-sheet.ts';
import { keepLateAnswers } from '../rules/keep-late-answers.ts';

/** Who writes on which sheet. The token is the key of the device, the epoch how often the sitting has moved. */
export type Writer = { attemptId: string; accountId: string; token: string; epoch: number };

export type AnswerSave = Writer & AnswerEvent;

/**
 * Appends answers of many people in one statement. What it does not return was there already, or its writer may not
 * write (any more): running, not paused, this person, this device, before the deadline, all by the database's clock; or
 * its number is beyond what a journal holds.
 */
export const appendAnswers = (
  tx: Sql,
  saves: readonly AnswerSave[],
): Promise<(AnswerEvent & { attemptId: string; savedAt: Date })[]> =>
  tx.query(
    `INSERT INTO journal.answer_event (month, attempt_id, seq, slot, choice, writer_epoch)
     SELECT a.month, a.id, e.seq, e.slot, e.choice, a.writer_epoch
     FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::int[], $6::int[], $7::text[])
       AS e(attempt_id, account_id, token, epoch, seq, slot, choice)
     JOIN attempt a ON a.id = e.attempt_id AND a.account_id = e.account_id AND a.status = 'RUNNING' AND a.paused_at IS NULL
       AND a.writer_token = e.token AND a.writer_epoch = e.epoch AND a.deadline_at > clock_timestamp()
     WHERE e.seq <= ${MOST_STEPS}
     ON CONFLICT DO NOTHING
     RETURNING attempt_id::text AS "attemptId", seq, slot, choice, saved_at AS "savedAt"`,
    [
      saves.map((save) => save.attemptId),
      saves.map((save) => save.accountId),
      saves.map((save) => save.token),
      saves.map((save) => save.epoch),
      saves.map((save) => save.seq),
      saves.map((save) => save.slot),
      saves.map((save) => save.choice),
    ],
  );

/** Appends answers that the caller has judged. `late` ones count only if the deadline is moved behind them. */
export async function appendJudged(
  tx: Sql,
  attempt: { id: string; month: string; writerEpoch: number },
  events: readonly AnswerEvent[],
  late: boolean,
): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `INSERT INTO journal.answer_event (month, attempt_id, seq, slot, choice, writer_epoch, late)
     SELECT $1::date, $2::uuid, e.seq, e.slot, e.choice, $3::int, $7::boolean
     FROM unnest($4::int[], $5::int[], $6::text[]) AS e(seq, slot, choice) ON CONFLICT DO NOTHING`,
    [
      attempt.month,
      attempt.id,
      attempt.writerEpoch,
      events.map((event) => event.seq),
      events.map((event) => event.slot),
      events.map((event) => event.choice),
      late,
    ],
  );
}

export type SavedEvent = AnswerEvent & { savedAt: Date };

/** Those of the numbers that are already there. */
export const savedEvents = (
  db: Sql,
  attempt: { id: string; month: string },
  seqs: readonly number[],
): Promise<SavedEvent[]> =>
  db.query<SavedEvent>(
    `SELECT seq, slot, choice, saved_at AS "savedAt" FROM journal.answer_event
     WHERE month = $1::date AND attempt_id = $2::uuid AND seq = ANY($3::int[])`,
    [attempt.month, attempt.id, seqs],
  );

export type SheetSoFar = { sheet: AnswerSheet; lastSeq: number; lastSavedAt: Date | null };

/**
 * The last word on each slot of a running sitting, with the highest number used. What was answered in minutes that an
 * outage took is on it as long as nobody has decided otherwise, as when handing in.
 */
export async function sheetSoFar(
  db: Sql,
  attempt: { id: string; month: string; deadlineAt: Date; undecidedSeconds: number },
): Promise<SheetSoFar> {
  const rows = await db.query<{ sheet: AnswerSheet | null; lastSeq: number | null; lastSavedAt: Date | null }>(
    `SELECT jsonb_object_agg(slot, choice) FILTER (WHERE choice <> '') AS sheet, max(top)::int AS "lastSeq",
       max(saved) AS "lastSavedAt"
     FROM (SELECT DISTINCT ON (slot) slot, choice, max(seq) OVER () AS top, max(saved_at) OVER () AS saved
           FROM journal.answer_event WHERE month = $1::date AND attempt_id = $2::uuid
             AND (NOT late OR saved_at <= $3::timestamptz + make_interval(secs => $4))
           ORDER BY slot, seq DESC) AS last`,
    [attempt.month, attempt.id, attempt.deadlineAt, attempt.undecidedSeconds],
  );
  const row = rows[0];
  return { sheet: row?.sheet ?? {}, lastSeq: row?.lastSeq ?? 0, lastSavedAt: row?.lastSavedAt ?? null };
}

export type LastWord = { seq: number; savedAt: Date };

/**
 * The last step on each slot that the frozen sheet counted, by slot: what a later one has to come after. A late step did
 * unless the freeze left it, or a later one that took its place, among the answers put aside until then.
 */
export async function lastWords(db: Sql, attempt: { id: string; month: string }): Promise<Map<number, LastWord>> {
  const rows = await db.query<LastWord & { slot: number }>(
    `SELECT DISTINCT ON (e.slot) e.slot, e.seq, e.saved_at AS "savedAt"
     FROM journal.answer_event e JOIN attempt a ON a.id = e.attempt_id
     WHERE e.month = $1::date AND e.attempt_id = $2::uuid AND NOT (e.late AND EXISTS (
       SELECT 1 FROM jsonb_array_elements(a.late_answers) AS l WHERE l->>'why' <> 'moved'
         AND (l->>'slot')::int = e.slot AND (l->>'seq')::int >= e.seq AND (l->>'receivedAt')::timestamptz <= a.submitted_at))
     ORDER BY e.slot, e.seq DESC`,
    [attempt.month, attempt.id],
  );
  return new Map(rows.map(({ slot, ...word }) => [slot, word]));
}

/** The highest number used by a sitting, counted or not. */
export async function lastSeqOf(db: Sql, attempt: { id: string; month: string }): Promise<number> {
  const rows = await db.query<{ top: number | null }>(
    `SELECT max(seq)::int AS top FROM journal.answer_event WHERE month = $1::date AND attempt_id = $2::uuid`,
    [attempt.month, attempt.id],
  );
  return rows[0]?.top ?? 0;
}

/** Puts answers aside for an officer, within the bounds of `keepLateAnswers`. */
export async function putLateAside(tx: Sql, attemptId: string, late: readonly LateAnswer[]): Promise<void> {
  const [row] = await tx.query<{ kept: LateAnswer[]; questions: number }>(
    `SELECT coalesce(late_answers, '[]') AS kept, jsonb_array_length(paper->'items') AS questions
     FROM attempt WHERE id = $1::uuid FOR UPDATE`,
    [attemptId],
  );
  if (!row) return;
  const kept = keepLateAnswers(row.kept, late, row.questions);
  if (kept.length === 0) return;
  await tx.query(`UPDATE attempt SET late_answers = $2::jsonb WHERE id = $1::uuid`, [attemptId, JSON.stringify(kept)]);
}
