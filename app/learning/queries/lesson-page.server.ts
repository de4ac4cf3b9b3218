import { NotFound } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { readerOf, type ReaderRow } from '../data/reader-rows.ts';
import { findRendering } from '../data/rendering-rows.ts';
import type { OutlineEntry, SelfCheckKey } from '../rules/lesson-tree.ts';
import { catalogue, type Catalogue, type CatalogueCourse, type CatalogueLesson } from './catalogue.server.ts';

export type FoundLesson = { catalogue: Catalogue; lesson: CatalogueLesson; course: CatalogueCourse | null };

/** A published lesson (`c2/3.1`) or case (`k02`) by its slug. @throws {NotFound} */
export async function lessonBySlug(slug: string, at: Date): Promise<FoundLesson> {
  const all = await catalogue(at);
  const lesson = all.lessonBySlug.get(slug);
  if (!lesson) throw new NotFound('lesson');
  return { catalogue: all, lesson, course: lesson.courseId ? (all.courseById.get(lesson.courseId) ?? null) : null };
}

export type LessonText = { html: string; outline: readonly OutlineEntry[]; selfChecks: readonly SelfCheckKey[] };

/** The rendered text of a lesson. @throws {NotFound} while it has none */
export async function lessonText(lesson: CatalogueLesson, locale: string): Promise<LessonText> {
  const rendering = await findRendering(sqlRead, lesson.contentHash, locale);
  if (!rendering) throw new NotFound('lesson rendering');
  return rendering;
}

/** The lessons before and after one, in the order of study. */
export function neighboursOf({ catalogue: all, lesson, course }: FoundLesson): {
  previous: CatalogueLesson | null;
  next: CatalogueLesson | null;
} {
  const row = course?.lessons ?? all.cases;
  const at = row.findIndex(({ id }) => id === lesson.id);
  return { previous: row[at - 1] ?? null, next: row[at + 1] ?? null };
}

/** Where one reader stands in a lesson. */
export const lessonReader = (accountId: string, lessonId: string): Promise<ReaderRow> =>
  readerOf(sqlRead, accountId, lessonId);
