import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { ContentError, contentFilesIn, parseFrontMatter, readContentFile } from '~/platform/content-files.ts';
import {
  caseFrontMatter,
  courseFrontMatter,
  lessonFrontMatter,
  type CaseFrontMatter,
  type CourseFrontMatter,
  type LessonFrontMatter,
} from '../rules/front-matter.ts';

type Source = {
  readonly file: string;
  readonly body: string;
  readonly hash: string;
  /** lines of front matter, so that a fault in the body can be found in the file */
  readonly linesBefore: number;
};
export type LessonFile = Source & { readonly moduleCode: string; readonly matter: LessonFrontMatter };
export type CaseFile = Source & { readonly matter: CaseFrontMatter };
export type CourseFile = Source & { readonly matter: CourseFrontMatter; readonly lessons: readonly LessonFile[] };

/**
 * Reads `courses/<code>/course.mdx` and the lessons of its modules, in the order in which they are studied.
 *
 * @param folder the content folder
 * @throws {ContentError} naming file and field
 */
export function readCourseFiles(folder: string): CourseFile[] {
  return foldersIn(path.join(folder, 'courses')).map((courseFolder) => {
    const file = path.join(courseFolder, 'course.mdx');
    const course = readSource(file, courseFrontMatter);
    const { code, modules } = course.matter;
    if (path.basename(courseFolder) !== code) throw new ContentError(file, "code: must be the folder's name");
    const unknown = foldersIn(courseFolder).find((at) => !modules.some((m) => m.code === path.basename(at)));
    if (unknown) throw new ContentError(file, `modules: ${path.basename(unknown)} is a folder but not listed`);
    const lessons = modules.flatMap((module) => lessonsOf(path.join(courseFolder, module.code), module.code));
    const empty = modules.find((module) => !lessons.some((lesson) => lesson.moduleCode === module.code));
    if (empty) throw new ContentError(file, `modules: ${empty.code} has no lesson`);
    return { ...course, lessons };
  });
}

/** @throws {ContentError} naming file and field */
export function readCaseFiles(folder: string): CaseFile[] {
  const cases = path.join(folder, 'cases');
  if (!existsSync(cases)) return [];
  return contentFilesIn(cases, '.mdx').map((file) => {
    const found = readSource(file, caseFrontMatter);
    if (path.basename(file, '.mdx') !== found.matter.code)
      throw new ContentError(file, "code: must be the file's name");
    return found;
  });
}

/** The drawings that texts may name, by name. */
export function readFigureFiles(folder: string): Map<string, { file: string; text: string; hash: string }> {
  const figures = path.join(folder, 'figures');
  if (!existsSync(figures)) return new Map();
  return new Map(
    contentFilesIn(figures, '.svg').map((file) => [path.basename(file, '.svg'), { file, ...readContentFile(file) }]),
  );
}

/** The names of the recordings and captions that texts may name. */
export function readMediaNames(folder: string): Set<string> {
  const media = path.join(folder, 'media');
  return new Set(existsSync(media) ? readdirSync(media) : []);
}

function lessonsOf(folder: string, moduleCode: string): LessonFile[] {
  if (!existsSync(folder)) return [];
  return contentFilesIn(folder, '.mdx')
    .map((file) => {
      const lesson = readSource(file, lessonFrontMatter);
      if (path.basename(file, '.mdx') !== lesson.matter.code.replaceAll('.', '-'))
        throw new ContentError(file, `code: must be the file's name with a dot (3-1.mdx holds "3.1")`);
      return { ...lesson, moduleCode };
    })
    .sort((a, b) => a.matter.code.localeCompare(b.matter.code, 'en', { numeric: true }));
}

function readSource<S extends z.ZodType>(file: string, schema: S): Source & { matter: z.infer<S> } {
  const { text, hash } = readContentFile(file);
  const read = parseFrontMatter(file, text, schema);
  const linesBefore = text.slice(0, text.lastIndexOf(read.body)).split('\n').length - 1;
  return { file, hash, linesBefore, ...read };
}

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => path.join(folder, entry.name))
        .sort()
    : [];
