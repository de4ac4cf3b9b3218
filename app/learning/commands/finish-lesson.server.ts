import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inSqlTransaction, sqlRead, type Sql } from '~/platform/db.ts';
import { recordFact } from '~/platform/outbox.ts';
import {
  enrol,
  findLesson,
  finishCourse,
  finishLesson,
  lockProgress,
  type LessonFacts,
} from '../data/progress-rows.ts';
import { courseCompleted } from '../jobs/course-completed.ts';

export type FinishResult = { ok: true; courseFinished: boolean } | { ok: false; reason: 'no-such-lesson' };

/** A person marks a lesson as finished. Marking it again changes nothing. */
export async function markLessonFinished(actor: Actor, lessonId: string, at: Date = now()): Promise<FinishResult> {
  const lesson = await findLesson(sqlRead, lessonId);
  if (!lesson) return { ok: false, reason: 'no-such-lesson' };
  return inSqlTransaction(async (tx) => {
    await lockProgress(tx, actor.accountId, lesson.id, at);
    if (lesson.courseId) await enrol(tx, actor.accountId, lesson.courseId, lesson.id, at);
    return { ok: true, courseFinished: await finish(tx, actor, lesson, 'marked', at) };
  });
}

/**
 * Finishes a lesson, and with the last one its course. The progress row and the enrolment must be locked by the caller,
 * so that two lessons finished at one moment cannot both miss that they were the last.
 *
 * @returns whether the course was finished by it
 */
export async function finish(
  tx: Sql,
  actor: Actor,
  lesson: LessonFacts,
  how: 'read' | 'marked',
  at: Date,
): Promise<boolean> {
  if (!(await finishLesson(tx, actor.accountId, lesson.id, at))) return false;
  await audit(tx, actor, { action: 'lesson.finish', subjectType: 'lesson', subjectId: lesson.id, detail: { how } });
  if (!lesson.courseId || !(await finishCourse(tx, actor.accountId, lesson.courseId, at))) return false;
  await recordFact(tx, courseCompleted, { accountId: actor.accountId, courseId: lesson.courseId });
  await audit(tx, actor, { action: 'course.finish', subjectType: 'course', subjectId: lesson.courseId });
  return true;
}
