import { audit, SYSTEM } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { ContentError, sha256 } from '~/platform/content-files.ts';
import { inTransaction, sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { registerCitations } from '~/regulations/commands/register-citations.server.ts';
import { lessonClauses } from '../data/clause-rows.ts';
import { withContentLock } from '../data/content-lock.ts';
import { courseIdsByCode, retireCourses, saveCourse, type CourseFields } from '../data/course-rows.ts';
import {
  readCaseFiles,
  readCourseFiles,
  readFigureFiles,
  readMediaNames,
  type CaseFile,
  type LessonFile,
} from '../data/lesson-files.ts';
import { lessonIdsBySlug, retireLessons, saveLesson, type LessonFields } from '../data/lesson-rows.ts';
import { dropStaleRenderings, renderingKey, renderingKeys, saveRendering } from '../data/rendering-rows.ts';
import { readFigure, type Figure } from '../rules/figure-svg.ts';
import type { LessonClause } from '../rules/lesson-clause.ts';
import { lessonHref } from '../rules/lesson-href.ts';
import { referencesIn } from '../rules/lesson-references.ts';
import { clauseKey } from '../rules/lesson-tree.ts';
import { compileLesson, type LessonRenderer } from './compile-lesson.server.ts';

const LOCALES = ['zh-CN', 'en'] as const;

export type LoadCoursesOptions = {
  /** the content folder */
  folder: string;
  render: LessonRenderer;
  /** changes whenever the same text would be rendered otherwise */
  compilerVersion: string;
  /** civil date whose clause texts are shown */
  day?: string;
};
export type LoadedCourses = { courses: number; lessons: number; cases: number; compiled: number; changed: number };

type Prepared = {
  readonly file: LessonFile | CaseFile;
  readonly fields: LessonFields;
  readonly clauses: ReadonlyMap<string, LessonClause>;
  readonly figures: ReadonlyMap<string, Figure>;
};

/**
 * Publishes `content/courses` and `content/cases`: checks, compiles what is new, renders it in both languages, and
 * brings the rows up to date. Repeating it changes nothing; text, figures and cited clauses together decide what is new.
 *
 * @throws {ContentError} naming file and field; nothing is published then
 */
export const loadCourses = async (options: LoadCoursesOptions): Promise<LoadedCourses> =>
  withContentLock(async () => load(options));

async function load({ folder, render, compilerVersion, day = today() }: LoadCoursesOptions): Promise<LoadedCourses> {
  const files = readCourseFiles(folder);
  const cases = readCaseFiles(folder);
  const clauses = await lessonClauses(sql, day);
  const figures = readFigures(folder);
  const media = readMediaNames(folder);
  const courseIds = await courseIdsByCode(sql);
  const lessonIds = await lessonIdsBySlug(sql);

  const prepare = (file: LessonFile | CaseFile, slug: string, place: Place): Prepared =>
    prepared({ file, slug, place, id: lessonIds.get(slug) ?? newId(), clauses, figures, media });
  const courses: CourseFields[] = [];
  const lessons: Prepared[] = [];
  for (const { matter, body, hash, lessons: lessonFiles } of files) {
    const id = courseIds.get(matter.code) ?? newId();
    courses.push({ id, ...matter, introduction: body, contentHash: hash });
    for (const [ordinal, file] of lessonFiles.entries())
      lessons.push(
        prepare(file, `${matter.code}/${file.matter.code}`, { courseId: id, moduleCode: file.moduleCode, ordinal }),
      );
  }
  for (const [ordinal, file] of cases.entries())
    lessons.push(prepare(file, file.matter.code, { courseId: null, moduleCode: null, ordinal }));

  const compiled = await renderMissing(lessons, render, compilerVersion);
  const changed = await publish(courses, lessons);
  if (compiled > 0 || changed > 0) await dropStaleRenderings(sql, compilerVersion);
  return { courses: courses.length, lessons: lessons.length - cases.length, cases: cases.length, compiled, changed };
}

type Place = { courseId: string | null; moduleCode: string | null; ordinal: number };

function prepared(given: {
  file: LessonFile | CaseFile;
  slug: string;
  place: Place;
  id: string;
  clauses: ReadonlyMap<string, LessonClause>;
  figures: ReadonlyMap<string, Figure & { hash: string }>;
  media: ReadonlySet<string>;
}): Prepared {
  const { file, slug, place, id } = given;
  const { matter } = file;
  const found = referencesIn(file.body);
  const keys = [
    ...new Set([...found.clauses, ...matter.sources.flatMap((s) => s.articles.map((a) => `${s.doc}#${a}`))]),
  ];
  const clauses = picked(
    keys,
    given.clauses,
    (key) => new ContentError(file.file, `sources: there is no clause ${key}`),
  );
  const figures = picked(
    found.figures,
    given.figures,
    (name) => new ContentError(file.file, `Figure: there is no figures/${name}.svg`),
  );
  const lost = found.media.find((name) => !given.media.has(name));
  if (lost) throw new ContentError(file.file, `Video: there is no media/${lost}`);
  const changedSince = [...clauses.values()].filter((c) => c.changedOn !== null && c.changedOn > matter.checkedOn);
  const contentHash = sha256(
    JSON.stringify([file.hash, [...clauses], [...figures].map(([name, { hash }]) => [name, hash])]),
  );
  const fields: LessonFields = {
    id,
    kind: place.courseId ? 'LESSON' : 'CASE',
    ...place,
    code: matter.code,
    slug,
    title: matter.title,
    titleEn: matter.titleEn,
    lead: matter.lead,
    minutes: matter.minutes,
    evidence: matter.evidence,
    checkedOn: matter.checkedOn,
    details: {
      ...('objectives' in matter ? { objectives: matter.objectives } : { topics: matter.topics }),
      basis: matter.sources.map(({ doc, articles }) => basisOf(doc, articles, given.clauses)),
      changedSince: changedSince.map(({ document, label }) => `《${document}》${label}`),
    },
    contentHash,
  };
  return { file, fields, clauses, figures };
}

function basisOf(doc: string, articles: readonly string[], clauses: ReadonlyMap<string, LessonClause>) {
  const first = clauses.get(clauseKey({ doc, article: articles[0] ?? '' }));
  return { document: first?.document ?? doc, href: `/regulations/${doc}`, clauses: articles.length };
}

function picked<V>(
  keys: readonly string[],
  all: ReadonlyMap<string, V>,
  missing: (key: string) => Error,
): Map<string, V> {
  return new Map(
    keys.map((key) => {
      const value = all.get(key);
      if (value === undefined) throw missing(key);
      return [key, value];
    }),
  );
}

function readFigures(folder: string): Map<string, Figure & { hash: string }> {
  return new Map(
    [...readFigureFiles(folder)].map(([name, { file, text, hash }]) => {
      const figure = readFigure(text);
      if ('fault' in figure) throw new ContentError(file, figure.fault);
      return [name, { ...figure, hash }];
    }),
  );
}

async function renderMissing(lessons: Prepared[], render: LessonRenderer, compilerVersion: string): Promise<number> {
  const known = await renderingKeys(sql);
  let compiled = 0;
  for (const { file, fields, clauses, figures } of lessons) {
    const { contentHash } = fields;
    if (LOCALES.every((locale) => known.has(renderingKey({ contentHash, compilerVersion, locale })))) continue;
    const { code, outline, selfChecks } = await compileLesson(file.file, file.body, file.linesBefore);
    compiled += 1;
    for (const locale of LOCALES) {
      const html = render({ code, clauses, figures, locale });
      await saveRendering(sql, { contentHash, compilerVersion, locale, html, outline, selfChecks });
    }
  }
  return compiled;
}

/** @returns how many courses, lessons and cases are not what they were */
async function publish(courses: CourseFields[], lessons: Prepared[]): Promise<number> {
  return inTransaction(async (tx) => {
    const at = now();
    let changed = 0;
    for (const course of courses) {
      if (!(await saveCourse(tx, course, at))) continue;
      changed += 1;
      await audit(tx, SYSTEM, {
        action: 'course.publish',
        subjectType: 'course',
        subjectId: course.id,
        detail: { code: course.code },
      });
    }
    for (const { fields, clauses } of lessons) {
      if (!(await saveLesson(tx, fields, at))) continue;
      changed += 1;
      await registerCitations(tx, fields.kind === 'CASE' ? 'case' : 'lesson', [
        {
          citerId: fields.id,
          title: fields.title,
          titleEn: fields.titleEn,
          href: lessonHref(fields.kind, fields.slug),
          clauseIds: [...clauses.values()].map(({ clauseId }) => clauseId),
        },
      ]);
      await audit(tx, SYSTEM, {
        action: 'lesson.publish',
        subjectType: 'lesson',
        subjectId: fields.id,
        detail: { slug: fields.slug },
      });
    }
    changed += await retireCourses(
      tx,
      courses.map(({ id }) => id),
      at,
    );
    changed += await retireLessons(
      tx,
      lessons.map(({ fields }) => fields.id),
      at,
    );
    return changed;
  });
}
