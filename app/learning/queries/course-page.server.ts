import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { assignedCourses, enrolmentsOf, studiedLessons } from '../data/study-rows.ts';
import { dueState, studyState } from '../rules/course-state.ts';
import type { CoursePage } from '../rules/study-view.ts';
import { catalogue } from './catalogue.server.ts';
import { courseRow } from './my-learning.server.ts';

/** A course with its modules and lessons, and where one person stands in each. @throws {NotFound} */
export async function coursePage(actor: Actor, code: string, at: Date): Promise<CoursePage> {
  const course = (await catalogue(at)).courseByCode.get(code);
  if (!course) throw new NotFound('course');
  const [studied, enrolments, assignments] = await Promise.all([
    studiedLessons(sqlRead, actor.accountId),
    enrolmentsOf(sqlRead, actor.accountId),
    assignedCourses(sqlRead, actor.accountId, today(at)),
  ]);
  const progress = new Map(studied.map((row) => [row.lessonId, row]));
  const completedAt = enrolments.find(({ courseId }) => courseId === course.id)?.completedAt ?? null;
  const assignment = assignments.find(({ courseId }) => courseId === course.id);
  const basis = course.lessons.flatMap(({ details }) => details.basis);
  return {
    ...courseRow(course, progress, completedAt),
    audience: course.audience,
    introduction: course.introduction.split(/\n{2,}/),
    assigned: assignment
      ? {
          organizationName: assignment.organizationName,
          dueOn: assignment.dueOn,
          due: dueState(assignment.daysLeft),
        }
      : null,
    modules: course.modules.map((module) => ({
      ...module,
      lessons: course.lessons
        .filter(({ moduleCode }) => moduleCode === module.code)
        .map(({ id, href, code: lessonCode, title, titleEn, minutes }) => ({
          href,
          code: lessonCode,
          title,
          titleEn,
          minutes,
          state: studyState(progress.get(id)?.completed ? 1 : 0, 1, progress.has(id)),
        })),
    })),
    regulations: [...new Map(basis.map(({ document, href }) => [href, { document, href }])).values()],
  };
}
