import { authorise, authorisedScopes, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { inStretches } from '~/platform/in-stretches.ts';
import { assignmentsIn, findAssignment, type AssignmentsAsked } from '../data/assignment-rows.ts';
import { describeLearners, listedLearnerIds, listLearners } from '../data/learner-list.ts';
import { ASSIGNMENTS_SHOWN } from '../rules/assignment-list.ts';
import { dueState } from '../rules/course-state.ts';
import type { LearningAdmin, LearningAdminInput, ShownAssignment } from '../rules/learning-admin-view.ts';
import { catalogue } from './catalogue.server.ts';

/** What is assigned to organizations in the actor's subtrees, one page of it and how much in all. @param day civil date */
export async function courseAssignments(
  actor: Actor,
  day: string,
  asked: AssignmentsAsked,
): Promise<{ rows: ShownAssignment[]; total: number }> {
  const { rows, total } = await assignmentsIn(sqlRead, authorisedScopes(actor, 'learning.assign'), day, asked);
  return { rows: rows.map(({ daysLeft, ...row }) => ({ ...row, due: dueState(daysLeft) })), total };
}

const FIRST_TO_END = { search: '', sort: 'due', descending: false, limit: ASSIGNMENTS_SHOWN, offset: 0 } as const;

/** One assignment, to be asked about before it is withdrawn; null where the actor has no such one. */
export async function assignmentAsked(actor: Actor, day: string, id: string | null): Promise<ShownAssignment | null> {
  if (id === null) return null;
  return (await courseAssignments(actor, day, { ...FIRST_TO_END, id })).rows[0] ?? null;
}

/**
 * Courses, what is assigned in the actor's subtrees, and the people there with how far each is in one course.
 *
 * @throws {NotFound | Forbidden} for a course that there is not, and for an assignment outside the subtrees
 */
export async function learningAdmin(actor: Actor, input: LearningAdminInput, at: Date): Promise<LearningAdmin> {
  const [{ all, course, chosen, filter, day }, assignments] = await Promise.all([
    asked(actor, input, at),
    courseAssignments(actor, today(at), FIRST_TO_END),
  ]);
  const people = filter
    ? await listLearners(sqlRead, filter, input.limit, input.offset)
    : { rows: [], total: 0, counts: { done: 0, running: 0, none: 0 } };
  return {
    courses: all.courses.map(({ code, title, titleEn, lessons }) => ({
      code,
      title,
      titleEn,
      lessons: lessons.length,
    })),
    course: course && {
      code: course.code,
      title: course.title,
      titleEn: course.titleEn,
      lessons: course.lessons.length,
    },
    assignment: chosen && { id: chosen.id },
    assignments: assignments.rows,
    assigned: assignments.total,
    today: day,
    ...people,
  };
}

/** Everybody whom that page lists, on all its pages, in stretches; for a file that is written while it is read. */
export async function wholeLearnerList(actor: Actor, input: LearningAdminInput, at: Date) {
  const { course, filter } = await asked(actor, input, at);
  const ids = filter ? await listedLearnerIds(sqlRead, filter) : [];
  return {
    course,
    stretches: inStretches(ids, async (some) => describeLearners(sqlRead, filter?.courseId ?? '', some)),
  };
}

/** Which people in which course an address asks for; no filter where there is no course yet. */
async function asked(actor: Actor, input: LearningAdminInput, at: Date) {
  const scopes = authorisedScopes(actor, 'learning.assign');
  const day = today(at);
  const all = await catalogue(at);
  const chosen = input.assignment ? await findAssignment(sqlRead, input.assignment) : null;
  if (input.assignment && !chosen) throw new NotFound('assignment');
  if (chosen) authorise(actor, 'learning.assign', chosen.path);
  const named = input.course === null ? all.courses[0] : all.courseByCode.get(input.course);
  if (input.course !== null && !named) throw new NotFound('course');
  const course = (chosen ? all.courseById.get(chosen.courseId) : named) ?? null;
  const { search, state, sort, descending } = input;
  const paths = chosen ? [chosen.path] : scopes;
  const filter = course && { courseId: course.id, paths, day, search, state, sort, descending };
  return { all, course, chosen, filter, day };
}
