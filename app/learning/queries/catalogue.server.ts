import { sha256 } from '~/platform/content-files.ts';
import { sqlRead } from '~/platform/db.ts';
import {
  newestRendering,
  publishedCourses,
  publishedLessons,
  type CatalogueCourseRow,
  type CatalogueLessonRow,
} from '../data/catalogue-rows.ts';
import { courseHref, lessonHref } from '../rules/lesson-href.ts';

export type CatalogueLesson = CatalogueLessonRow & { readonly href: string };
export type CatalogueCourse = CatalogueCourseRow & {
  readonly href: string;
  readonly lessons: readonly CatalogueLesson[];
};

/** All that can be studied. The same for everyone, so it is kept in memory. */
export type Catalogue = {
  /** differs whenever anything in it, or how it is rendered, differs */
  readonly version: string;
  readonly courses: readonly CatalogueCourse[];
  readonly cases: readonly CatalogueLesson[];
  readonly courseByCode: ReadonlyMap<string, CatalogueCourse>;
  readonly courseById: ReadonlyMap<string, CatalogueCourse>;
  readonly lessonBySlug: ReadonlyMap<string, CatalogueLesson>;
  readonly lessonById: ReadonlyMap<string, CatalogueLesson>;
};

const FRESH_MS = 5_000;
let held: { readAt: number; catalogue: Promise<Catalogue> } | null = null;

/** The catalogue, read at most every five seconds. */
export async function catalogue(at: Date): Promise<Catalogue> {
  if (held && Math.abs(at.getTime() - held.readAt) < FRESH_MS) return held.catalogue;
  const read = readCatalogue();
  const made = { readAt: at.getTime(), catalogue: read };
  held = made;
  // A failed read is not kept: the next request tries again.
  read.catch(() => {
    if (held === made) held = null;
  });
  return read;
}

async function readCatalogue(): Promise<Catalogue> {
  const [courseRows, lessonRows, rendered] = await Promise.all([
    publishedCourses(sqlRead),
    publishedLessons(sqlRead),
    newestRendering(sqlRead),
  ]);
  const lessons = lessonRows.map((row) => ({ ...row, href: lessonHref(row.kind, row.slug) }));
  const courses = courseRows.map((row) => ({
    ...row,
    href: courseHref(row.code),
    lessons: lessons.filter((lesson) => lesson.courseId === row.id),
  }));
  return {
    version: sha256(JSON.stringify([courseRows, lessonRows, rendered])).slice(0, 16),
    courses,
    cases: lessons.filter((lesson) => lesson.kind === 'CASE'),
    courseByCode: new Map(courses.map((course) => [course.code, course])),
    courseById: new Map(courses.map((course) => [course.id, course])),
    lessonBySlug: new Map(lessons.map((lesson) => [lesson.slug, lesson])),
    lessonById: new Map(lessons.map((lesson) => [lesson.id, lesson])),
  };
}
