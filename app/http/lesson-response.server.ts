import { redirect } from '@remix-run/node';
import { permissionsOf } from '~/identity/rules/actor.ts';
import type { Viewer } from '~/identity/queries/viewer.server.ts';
import { markLessonFinished } from '~/learning/commands/finish-lesson.server.ts';
import {
  lessonBySlug,
  lessonReader,
  lessonText,
  neighboursOf,
  type FoundLesson,
} from '~/learning/queries/lesson-page.server.ts';
import { lessonDocument, type LessonAudience, type LessonOnPage } from '~/ui/lesson/lesson-document.tsx';
import { cutAtSlots, escapeHtml, type SlotName, type SlottedDocument } from '~/ui/lesson/lesson-slots.ts';
import styleSheet from '~/ui/styles/app.css?url';
import type { RequestContext } from './load-context.ts';

const MOST_KEPT = 500;
const kept = new Map<string, Promise<SlottedDocument>>();

/**
 * A lesson or case as a page. The document is drawn once for each lesson, language and mode and kept; per request only
 * the reader's name and progress are put in. Whether they may read is asked on every request, by the gate.
 *
 * @param slug `c2/3.1` or `k02`
 */
export async function lessonResponse(slug: string, viewer: Viewer, context: RequestContext): Promise<Response> {
  const found = await lessonBySlug(slug, context.now);
  const [document, reader] = await Promise.all([
    keptDocument(found, {
      locale: context.locale,
      mode: context.mode,
      demonstration: viewer.demonstration,
      permissions: permissionsOf(viewer.actor),
      styleSheet,
    }),
    lessonReader(viewer.actor.accountId, found.lesson.id),
  ]);
  const values: Record<SlotName, string> = {
    name: escapeHtml(viewer.actor.displayName),
    position: String(reader.position),
    furthest: String(reader.completedAt ? 1000 : reader.furthest),
    finished: reader.completedAt ? 'yes' : 'no',
    answers: escapeHtml(JSON.stringify(reader.answers)),
  };
  const { texts, slots } = document;
  const html = texts.map((text, at) => text + (at < slots.length ? values[slots[at] as SlotName] : '')).join('');
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': context.locale,
      'Cache-Control': 'private, no-cache',
    },
  });
}

/** The form at the end of a lesson: finishes it and leads on. */
export async function finishLessonResponse(slug: string, viewer: Viewer, context: RequestContext): Promise<Response> {
  const found = await lessonBySlug(slug, context.now);
  await markLessonFinished(viewer.actor, found.lesson.id, context.now);
  const { next } = neighboursOf(found);
  return redirect(next?.href ?? found.course?.href ?? '/learn', 303);
}

function keptDocument(found: FoundLesson, audience: LessonAudience): Promise<SlottedDocument> {
  const { locale, mode, demonstration, permissions } = audience;
  const key = [found.catalogue.version, found.lesson.slug, locale, mode, demonstration, ...permissions].join(' ');
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string);
  const made = lessonOnPage(found, locale).then((lesson) => cutAtSlots(lessonDocument(lesson, audience)));
  kept.set(key, made);
  // A failed drawing is not kept: the next request tries again.
  made.catch(() => kept.delete(key));
  return made;
}

async function lessonOnPage(found: FoundLesson, locale: string): Promise<LessonOnPage> {
  const { lesson, course } = found;
  const { html, outline, selfChecks } = await lessonText(lesson, locale);
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
    outline,
    firstSelfCheck: selfChecks[0]?.id ?? null,
    html,
  };
}
