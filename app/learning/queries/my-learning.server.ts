import type { Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { assignedCourses, enrolmentsOf, studiedLessons, type StudiedLesson } from '../data/study-rows.ts';
import { dueState, studyState } from '../rules/course-state.ts';
import { minutesLeft } from '../rules/reading-progress.ts';
import type { AssignedRow, CaseRow, ContinueCard, CourseRow, MyLearning } from '../rules/study-view.ts';
import { catalogue, type Catalogue, type CatalogueCourse, type CatalogueLesson } from './catalogue.server.ts';

/** What one person studies: where they stopped, what is assigned to them, and all there is. */
export async function myLearning(actor: Actor, at: Date): Promise<MyLearning> {
  const day = today(at);
  const [all, studied, enrolments, assignments] = await Promise.all([
    catalogue(at),
    studiedLessons(sqlRead, actor.accountId),
    enrolmentsOf(sqlRead, actor.accountId),
    assignedCourses(sqlRead, actor.accountId, day),
  ]);
  const progress = new Map(studied.map((row) => [row.lessonId, row]));
  const finished = new Map(enrolments.map((row) => [row.courseId, row.completedAt]));
  const rows = new Map(
    all.courses.map((course) => [course.id, courseRow(course, progress, finished.get(course.id) ?? null)]),
  );
  const assigned = assignments
    .flatMap((one) => {
      const row = rows.get(one.courseId);
      return row
        ? [{ ...row, organizationName: one.organizationName, dueOn: one.dueOn, due: dueState(one.daysLeft) }]
        : [];
    })
    .sort((a, b) => Number(a.state === 'done') - Number(b.state === 'done') || byDueDate(a.dueOn, b.dueOn));
  return {
    next: nextCard(all, studied, progress, assigned),
    assigned,
    courses: [...rows.values()],
    cases: all.cases.map((found) => caseRow(found, progress.get(found.id))),
  };
}

const byDueDate = (a: string | null, b: string | null): number => (a ?? '9999').localeCompare(b ?? '9999');

type Progress = ReadonlyMap<string, StudiedLesson>;

export function courseRow(course: CatalogueCourse, progress: Progress, completedAt: Date | null): CourseRow {
  const { code, href, title, titleEn, summary, summaryEn, creditHours, lessons } = course;
  const done = lessons.filter(({ id }) => progress.get(id)?.completed).length;
  const begun = lessons.some(({ id }) => progress.has(id));
  return {
    code,
    href,
    title,
    titleEn,
    summary,
    summaryEn,
    creditHours,
    lessons: lessons.length,
    done,
    minutes: lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
    state: completedAt ? 'done' : studyState(done, lessons.length, begun),
    completedAt,
    nextHref: openLesson(course, progress)?.href ?? href,
  };
}

/** The lesson of a course to read next: the one begun last, or else the first that is not finished. */
function openLesson(course: CatalogueCourse, progress: Progress): CatalogueLesson | null {
  const open = course.lessons.filter(({ id }) => !progress.get(id)?.completed);
  const begun = open
    .filter(({ id }) => progress.has(id))
    .sort((a, b) => Number(progress.get(b.id)?.updatedAt) - Number(progress.get(a.id)?.updatedAt));
  return begun[0] ?? open[0] ?? null;
}

function caseRow(found: CatalogueLesson, progress: StudiedLesson | undefined): CaseRow {
  const { href, title, titleEn, lead, minutes, details } = found;
  const state = studyState(progress?.completed ? 1 : 0, 1, progress !== undefined);
  return { href, title, titleEn, lead, minutes, topics: details.topics ?? [], state };
}

/** One thing to do: where the reader stopped last; else the assigned course that is due first. */
function nextCard(
  all: Catalogue,
  studied: readonly StudiedLesson[],
  progress: Progress,
  assigned: readonly AssignedRow[],
): ContinueCard | null {
  for (const { lessonId } of studied) {
    const lesson = all.lessonById.get(lessonId);
    const course = lesson?.courseId ? all.courseById.get(lesson.courseId) : null;
    const open = course ? openLesson(course, progress) : lesson && !progress.get(lesson.id)?.completed ? lesson : null;
    if (open) return card(open, course ?? null, progress);
  }
  const due = assigned.find(({ state }) => state !== 'done');
  const course = due && all.courseByCode.get(due.code);
  const open = course ? openLesson(course, progress) : null;
  return open && course ? card(open, course, progress) : null;
}

function card(lesson: CatalogueLesson, course: CatalogueCourse | null, progress: Progress): ContinueCard {
  const module = course?.modules.find(({ code }) => code === lesson.moduleCode);
  return {
    title: lesson.title,
    titleEn: lesson.titleEn,
    href: lesson.href,
    minutesLeft: minutesLeft(lesson.minutes, progress.get(lesson.id)?.furthest ?? 0),
    begun: progress.has(lesson.id) || course?.lessons.some(({ id }) => progress.has(id)) === true,
    course: course && {
      title: course.title,
      titleEn: course.titleEn,
      module: module?.title ?? '',
      moduleEn: module?.titleEn ?? '',
      lessons: course.lessons.length,
      done: course.lessons.filter(({ id }) => progress.get(id)?.completed).length,
    },
  };
}
