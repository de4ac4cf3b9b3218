import type { LessonOnPage, LessonReader } from '~/learning/rules/lesson-view.ts';
import { lessonDocument, type LessonAudience } from './lesson-document.tsx';
import { cutAtSlots, escapeHtml, type SlotName, type SlottedDocument } from './lesson-slots.ts';

const MOST_KEPT = 500;
const kept = new Map<string, Promise<SlottedDocument>>();

/**
 * The page of a lesson as HTML texts with values between them. The texts are drawn once for each version, language and
 * mode and kept; the values are the reader's name and progress.
 */
export async function keptLessonDocument(
  lesson: { version: string; reader: LessonReader; page: () => Promise<LessonOnPage> },
  audience: LessonAudience & { name: string },
): Promise<{ texts: readonly string[]; values: readonly string[] }> {
  const { texts, slots } = await documentOf(lesson, audience);
  const { reader } = lesson;
  const values: Record<SlotName, string> = {
    name: escapeHtml(audience.name),
    position: String(reader.position),
    furthest: String(reader.finished ? 1000 : reader.furthest),
    finished: reader.finished ? 'yes' : 'no',
    answers: escapeHtml(JSON.stringify(reader.answers)),
  };
  return { texts, values: slots.map((name) => values[name]) };
}

function documentOf(
  lesson: { version: string; page: () => Promise<LessonOnPage> },
  audience: LessonAudience,
): Promise<SlottedDocument> {
  const { mode, demonstration, permissions, styleSheet } = audience;
  const key = [lesson.version, mode, demonstration, styleSheet, ...permissions].join(' ');
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string);
  const made = lesson.page().then((page) => cutAtSlots(lessonDocument(page, audience)));
  kept.set(key, made);
  // A failed drawing is not kept: the next request tries again.
  made.catch(() => kept.delete(key));
  return made;
}
