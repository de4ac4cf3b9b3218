import type { Actor } from '~/identity/rules/actor.ts';
import { now } from '~/platform/clock.ts';
import { inSqlTransaction, sqlRead } from '~/platform/db.ts';
import { enrol, findLesson, lockProgress, saveProgress } from '../data/progress-rows.ts';
import { withReport, type ReadingReport } from '../rules/reading-progress.ts';
import { finish } from './finish-lesson.server.ts';

export type ReadingResult =
  { ok: true; finished: boolean; courseFinished: boolean } | { ok: false; reason: 'no-such-lesson' };

/** Keeps where a reader is, how far they came and for how long; read to the end in a plausible time finishes the lesson. */
export async function recordReading(
  actor: Actor,
  lessonId: string,
  report: ReadingReport,
  at: Date = now(),
): Promise<ReadingResult> {
  const lesson = await findLesson(sqlRead, lessonId);
  if (!lesson) return { ok: false, reason: 'no-such-lesson' };
  return inSqlTransaction(async (tx) => {
    const before = await lockProgress(tx, actor.accountId, lesson.id, at);
    const passed = before.fresh ? null : (at.getTime() - before.updatedAt.getTime()) / 1000;
    const after = withReport(before, report, lesson.minutes, passed);
    await saveProgress(tx, actor.accountId, lesson.id, after, at);
    if (lesson.courseId) await enrol(tx, actor.accountId, lesson.courseId, lesson.id, at);
    const courseFinished = after.completed && !before.completed && (await finish(tx, actor, lesson, 'read', at));
    return { ok: true, finished: after.completed, courseFinished };
  });
}
