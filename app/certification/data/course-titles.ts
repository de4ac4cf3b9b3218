import type { Database } from '~/platform/db.ts';
import type { Requirement } from '../rules/level-requirements.ts';

export type CourseTitle = { title: string; titleEn: string };

/** How the courses that requirements name are called, by code; one that is no longer published keeps its title. */
export async function courseTitles(on: Database, asked: readonly Requirement[]): Promise<Record<string, CourseTitle>> {
  const codes = asked.flatMap((one) => (one.kind === 'COURSE_FINISHED' ? [one.courseCode] : []));
  if (codes.length === 0) return {};
  const rows = await on.prisma.course.findMany({
    where: { code: { in: codes } },
    select: { code: true, title: true, titleEn: true },
  });
  return Object.fromEntries(rows.map(({ code, ...title }) => [code, title]));
}
