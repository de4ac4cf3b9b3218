import type { Sql } from '~/platform/db.ts';
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

export const publishedCourses = (on: Sql): Promise<CatalogueCourseRow[]> =>
  on.query<CatalogueCourseRow>(
    `SELECT id::text, code, title, title_en AS "titleEn", summary, summary_en AS "summaryEn", audience,
            credit_hours::float8 AS "creditHours", modules, introduction
     FROM course WHERE retired_at IS NULL ORDER BY code`,
  );

export const publishedLessons = (on: Sql): Promise<CatalogueLessonRow[]> =>
  on.query<CatalogueLessonRow>(
    `SELECT id::text, kind::text, course_id::text AS "courseId", module_code AS "moduleCode", code, slug, title,
            title_en AS "titleEn", lead, minutes, evidence::text, checked_on::text AS "checkedOn",
            front_matter AS details, content_hash AS "contentHash"
     FROM lesson WHERE retired_at IS NULL ORDER BY ordinal, slug`,
  );

/** The moment of the newest rendering, so that pages kept in memory notice one made by another compiler. */
export async function newestRendering(on: Sql): Promise<string> {
  const [row] = await on.query<{ at: string | null }>(`SELECT max(created_at)::text AS at FROM lesson_rendering`);
  return row?.at ?? '';
}
