import type { Database } from '~/platform/db.ts';
import type { Requirement } from '../rules/level-requirements.ts';

export type CourseTitle = { title: string; titleEn: string };

/** The published courses that a level may ask for. */
export const publishedCourses = (on: Database): Promise<({ code: string } & CourseTitle)[]> =>
  on.prisma.course.findMany({
    where: { retiredAt: null },
    orderBy: { code: 'asc' },
    select: { code: true, title: true, titleEn: true },
  });

export const courseCodes = (asked: readonly Requirement[]): string[] =>
  asked.flatMap((one) => (one.kind === 'COURSE_FINISHED' ? [one.courseCode] : []));

/** How the courses that requirements name are called, by code; one that is no longer published keeps its title. */
export async function courseTitles(on: Database, asked: readonly Requirement[]): Promise<Record<string, CourseTitle>> {
  const codes = courseCodes(asked);
  if (codes.length === 0) return {};
  const rows = await on.prisma.course.findMany({
    where: { code: { in: codes } },
    select: { code: true, title: true, titleEn: true },
  });
  return Object.fromEntries(rows.map(({ code, ...title }) => [code, title]));
}
