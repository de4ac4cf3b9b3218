import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { readerOf } from '../data/reader-rows.ts';
import { findRendering } from '../data/rendering-rows.ts';
import type { LessonOnPage, LessonReader } from '../rules/lesson-view.ts';
import { catalogue, type Catalogue, type CatalogueCourse, type CatalogueLesson } from './catalogue.server.ts';

type Found = { all: Catalogue; lesson: CatalogueLesson; course: CatalogueCourse | null };

export type LessonPage = {
  /** changes whenever the page would, for whoever keeps it */
  readonly version: string;
  readonly reader: LessonReader;
  /** the page without its reader; asked for only where it is not kept */
  readonly page: () => Promise<LessonOnPage>;
};

/**
 * A lesson (`c2/3.1`) or case (`k02`) for one reader. Whatever is published may be read by everyone who has signed in;
 * whether they have is asked on every request.
 *
 * @throws {NotFound}
 */
export async function lessonPage(actor: Actor, slug: string, locale: string, at: Date): Promise<LessonPage> {
  const found = await lessonBySlug(slug, at);
  const { completedAt, ...row } = await readerOf(sqlRead, actor.accountId, found.lesson.id);
  return {
    version: `${found.all.version} ${slug} ${locale}`,
    reader: { ...row, finished: completedAt !== null },
    page: async () => lessonOnPage(found, locale),
  };
}

/** Where the form at the end of a lesson leads, and which lesson it finishes. @throws {NotFound} */
export async function afterLesson(slug: string, at: Date): Promise<{ lessonId: string; onward: string }> {
  const found = await lessonBySlug(slug, at);
  return { lessonId: found.lesson.id, onward: neighboursOf(found).next?.href ?? found.course?.href ?? '/learn' };
}

async function lessonBySlug(slug: string, at: Date): Promise<Found> {
  const all = await catalogue(at);
  const lesson = all.lessonBySlug.get(slug);
  if (!lesson) throw new NotFound('lesson');
  return { all, lesson, course: lesson.courseId ? (all.courseById.get(lesson.courseId) ?? null) : null };
}

async function lessonOnPage(found: Found, locale: string): Promise<LessonOnPage> {
  const { lesson, course } = found;
  const rendering = await findRendering(sqlRead, lesson.contentHash, locale);
  if (!rendering) throw new NotFound('lesson rendering');
  const module = course?.modules.find(({ code }) => code === lesson.moduleCode);
  return {
    ...lesson,
    objectives: lesson.details.objectives ?? [],
    basis: lesson.details.basis,
    changedSince: lesson.details.changedSince,
    course: course && {
      title: course.title,
      titleEn: course.titleEn,
      href: course.href,
      module: module?.title ?? '',
      moduleEn: module?.titleEn ?? '',
    },
    ...neighboursOf(found),
    outline: rendering.outline,
    firstSelfCheck: rendering.selfChecks[0]?.id ?? null,
    html: rendering.html,
  };
}

/** The lessons before and after one, in the order of study. */
function neighboursOf({ all, lesson, course }: Found) {
  const row = course?.lessons ?? all.cases;
  const at = row.findIndex(({ id }) => id === lesson.id);
  return { previous: row[at - 1] ?? null, next: row[at + 1] ?? null };
}
