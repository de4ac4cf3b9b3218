import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import {
  deleteAssignment,
  findAssignment,
  insertAssignment,
  isAssigned,
  lockCourse,
  organizationPath,
} from '../data/assignment-rows.ts';

export type AssignResult =
  { ok: true; assignmentId: string } | { ok: false; reason: 'no-such-course' | 'due-in-the-past' | 'already-assigned' };

/**
 * Assigns a course to an organization and everything below it.
 *
 * @param dueOn civil date by which it is to be finished, or null
 * @throws {NotFound | Forbidden} for an organization outside the actor's subtrees
 */
export async function assignCourse(
  actor: Actor,
  given: { courseCode: string; organizationId: string; dueOn: string | null },
  at: Date = now(),
): Promise<AssignResult> {
  return inTransaction(async (tx) => {
    const path = await organizationPath(tx, given.organizationId);
    if (path === null) throw new NotFound('organization');
    authorise(actor, 'learning.assign', path);
    if (given.dueOn !== null && given.dueOn < today(at)) return { ok: false, reason: 'due-in-the-past' };
    const course = await lockCourse(tx, given.courseCode);
    if (!course) return { ok: false, reason: 'no-such-course' };
    if (await isAssigned(tx, course.id, given.organizationId)) return { ok: false, reason: 'already-assigned' };
    const id = newId();
    const { organizationId, dueOn } = given;
    await insertAssignment(tx, { id, courseId: course.id, organizationId, dueOn, assignedBy: actor.accountId, at });
    await audit(tx, actor, {
      action: 'course.assign',
      subjectType: 'course',
      subjectId: course.id,
      organizationId,
      detail: { code: given.courseCode, dueOn },
    });
    return { ok: true, assignmentId: id };
  });
}

/**
 * Takes an assignment back; what people have studied stays.
 *
 * @throws {NotFound | Forbidden}
 */
export async function withdrawAssignment(actor: Actor, assignmentId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const assignment = await findAssignment(tx, assignmentId);
    if (!assignment) throw new NotFound('assignment');
    authorise(actor, 'learning.assign', assignment.path);
    if (!(await deleteAssignment(tx, assignmentId))) return;
    await audit(tx, actor, {
      action: 'course.withdraw',
      subjectType: 'course',
      subjectId: assignment.courseId,
      organizationId: assignment.organizationId,
      detail: { code: assignment.courseCode },
    });
  });
}
