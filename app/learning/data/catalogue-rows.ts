import { civilDate } from '~/platform/clock.ts';
import type { Database, Sql } from '~/platform/db.ts';
import type { Evidence } from '../rules/front-matter.ts';
import type { CourseModule } from './course-rows.ts';
import type { LessonDetails, LessonKind } from './lesson-rows.ts';

export type CatalogueCourseRow = {
  id: string;
  code: string;
  title: string;
  titleEn: string;
  summary: string;
  summaryEn: string;
  audience: string;
  creditHours: number;
  modules: CourseModule[];
  introduction: string;
};
export type CatalogueLessonRow = {
  id: string;
  kind: LessonKind;
  courseId: string | null;
  moduleCode: string | null;
  code: string;
  slug: string;
  title: string;
  titleEn: string;
  lead: string;
  minutes: number;
  evidence: Evidence;
  checkedOn: string;
  details: LessonDetails;
  contentHash: string;
};

export async function publishedCourses(on: Database): Promise<CatalogueCourseRow[]> {
  const rows = await on.prisma.course.findMany({
    where: { retiredAt: null },
    orderBy: { code: 'asc' },
    select: {
      id: true,
      code: true,
      title: true,
      titleEn: true,
      summary: true,
      summaryEn: true,
      audience: true,
      creditHours: true,
      modules: true,
      introduction: true,
    },
  });
  return rows.map((row) => ({
    ...row,
    creditHours: row.creditHours.toNumber(),
    modules: row.modules as CourseModule[],
  }));
}

export async function publishedLessons(on: Database): Promise<CatalogueLessonRow[]> {
  const rows = await on.prisma.lesson.findMany({
    where: { retiredAt: null },
    orderBy: [{ ordinal: 'asc' }, { slug: 'asc' }],
    select: {
      id: true,
      kind: true,
      courseId: true,
      moduleCode: true,
      code: true,
      slug: true,
      title: true,
      titleEn: true,
      lead: true,
      minutes: true,
      evidence: true,
      checkedOn: true,
      frontMatter: true,
      contentHash: true,
    },
  });
  return rows.map(({ frontMatter, checkedOn, ...row }) => ({
    ...row,
    // A lesson is published from its file, which always says when it was checked.
    checkedOn: civilDate(checkedOn) ?? '',
    details: frontMatter as unknown as LessonDetails,
  }));
}

/** The moment of the newest rendering, so that pages kept in memory notice one made by another compiler. */
export async function newestRendering(on: Sql): Promise<string> {
  const [row] = await on.query<{ at: string | null }>(`SELECT max(created_at)::text AS at FROM lesson_rendering`);
  return row?.at ?? '';
}
