import { sqlRead } from '~/platform/db.ts';
import { finishedCourses, type CourseCompletion } from '../data/study-rows.ts';

/**
 * Which courses these accounts have finished, for contexts that ask on somebody's behalf (certification, the record of
 * a cadre). Whoever calls has seen to it that the asker may know.
 */
const courseCompletions = async (accountIds: readonly string[]): Promise<CourseCompletion[]> =>
  accountIds.length === 0 ? Promise.resolve([]) : finishedCourses(sqlRead, accountIds);

/** When an account finished a course (`c2`); null when it has not. */
export async function courseCompletion(accountId: string, courseCode: string): Promise<Date | null> {
  const found = await courseCompletions([accountId]);
  return found.find((completion) => completion.courseCode === courseCode)?.completedAt ?? null;
}
