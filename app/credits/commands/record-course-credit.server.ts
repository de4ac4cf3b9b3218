import { SYSTEM } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { findFinishedCourse } from '../data/finished-course.ts';
import { recordCredits } from './record-credits.server.ts';

/** Enters the hours of a finished online course; once, however often the fact is told. */
export async function recordCourseCredit(accountId: string, courseId: string): Promise<void> {
  await inSqlTransaction(async (tx) => {
    const course = await findFinishedCourse(tx, accountId, courseId, env.TIME_ZONE);
    if (!course) return;
    await recordCredits(tx, SYSTEM, [
      {
        cadreId: course.cadreId,
        organizationId: course.organizationId,
        sourceType: 'course',
        sourceId: course.courseId,
        category: 'ONLINE_COURSE',
        title: course.title,
        occurredOn: course.finishedOn,
        minutes: course.minutes,
        days: 0,
        hours: course.hours,
      },
    ]);
  });
}
