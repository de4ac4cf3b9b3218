import type { Sql } from '~/platform/db.ts';
import type { ReadingProgress } from '../rules/reading-progress.ts';

export type LessonFacts = { id: string; courseId: string | null; minutes: number; contentHash: string };

/** A lesson that is published. */
export async function findLesson(on: Sql, lessonId: string): Promise<LessonFacts | null> {
  const [row] = await on.query<LessonFacts>(
    `SELECT id::text, course_id::text AS "courseId", minutes, content_hash AS "contentHash"
     FROM lesson WHERE id = $1::uuid AND retired_at IS NULL`,
    [lessonId],
  );
  return row ?? null;
}

export type LockedProgress = ReadingProgress & { updatedAt: Date; fresh: boolean };

/** Somebody's progress in a lesson, made where there was none, and locked until the transaction ends. */
export async function lockProgress(tx: Sql, accountId: string, lessonId: string, at: Date): Promise<LockedProgress> {
  const made = await tx.query(
    `INSERT INTO lesson_progress (account_id, lesson_id, updated_at) VALUES ($1::uuid, $2::uuid, $3::timestamptz)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [accountId, lessonId, at.toISOString()],
  );
  const [row] = await tx.query<ReadingProgress & { updatedAt: Date }>(
    `SELECT position, furthest, seconds, completed_at IS NOT NULL AS completed, updated_at AS "updatedAt"
     FROM lesson_progress WHERE account_id = $1::uuid AND lesson_id = $2::uuid FOR UPDATE`,
    [accountId, lessonId],
  );
  if (!row) throw new Error('progress row vanished');
  return { ...row, fresh: made.length > 0 };
}

export async function saveProgress(
  tx: Sql,
  accountId: string,
  lessonId: string,
  progress: Pick<ReadingProgress, 'position' | 'furthest' | 'seconds'>,
  at: Date,
): Promise<void> {
  await tx.query(
    `UPDATE lesson_progress SET position = $3, furthest = $4, seconds = $5, updated_at = $6::timestamptz
     WHERE account_id = $1::uuid AND lesson_id = $2::uuid`,
    [accountId, lessonId, progress.position, progress.furthest, progress.seconds, at.toISOString()],
  );
}

/** @returns whether this call is the one that finished it */
export async function finishLesson(tx: Sql, accountId: string, lessonId: string, at: Date): Promise<boolean> {
  const changed = await tx.query(
    `UPDATE lesson_progress SET completed_at = $3::timestamptz
     WHERE account_id = $1::uuid AND lesson_id = $2::uuid AND completed_at IS NULL RETURNING 1`,
    [accountId, lessonId, at.toISOString()],
  );
  return changed.length > 0;
}

/** Notes where somebody was last in a course; locks the enrolment until the transaction ends. */
export async function enrol(tx: Sql, accountId: string, courseId: string, lessonId: string, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO course_enrolment (account_id, course_id, started_at, last_lesson_id)
     VALUES ($1::uuid, $2::uuid, $4::timestamptz, $3::uuid)
     ON CONFLICT (account_id, course_id) DO UPDATE SET last_lesson_id = excluded.last_lesson_id`,
    [accountId, courseId, lessonId, at.toISOString()],
  );
}

/** Finishes a course whose published lessons are all finished. @returns whether this call is the one that did */
export async function finishCourse(tx: Sql, accountId: string, courseId: string, at: Date): Promise<boolean> {
  const changed = await tx.query(
    `UPDATE course_enrolment SET completed_at = $3::timestamptz
     WHERE account_id = $1::uuid AND course_id = $2::uuid AND completed_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM lesson l WHERE l.course_id = $2::uuid AND l.retired_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM lesson_progress p
         WHERE p.account_id = $1::uuid AND p.lesson_id = l.id AND p.completed_at IS NOT NULL))
     RETURNING 1`,
    [accountId, courseId, at.toISOString()],
  );
  return changed.length > 0;
}

export async function saveSelfCheckAnswer(
  tx: Sql,
  answer: { accountId: string; lessonId: string; checkId: string; choice: string; correct: boolean; at: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO self_check_answer (account_id, lesson_id, check_id, choice, correct, answered_at)
     VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6::timestamptz)
     ON CONFLICT (account_id, lesson_id, check_id) DO UPDATE
       SET choice = excluded.choice, correct = excluded.correct, answered_at = excluded.answered_at`,
    [answer.accountId, answer.lessonId, answer.checkId, answer.choice, answer.correct, answer.at.toISOString()],
  );
}
