import { inScopes } from '~/identity/data/scope-sql.ts';
import { organizationPlace } from '~/identity/data/organization-places.ts';
import { dateColumn } from '~/platform/clock.ts';
import type { Database, Sql, Transaction } from '~/platform/db.ts';
import type { AssignmentRow } from '../rules/learning-admin-view.ts';

/** The cadres who belong to a subtree: by home organization or by a post they hold on a day. */
export const membersOf = (path: string, day: string): string =>
  `(SELECT k.id FROM cadre k JOIN organization h ON h.id = k.home_organization_id
      WHERE k.status = 'ACTIVE' AND h.path LIKE ${path} || '%'
    UNION
    SELECT k.id FROM cadre k JOIN cadre_post p ON p.cadre_id = k.id JOIN organization h ON h.id = p.organization_id
      WHERE k.status = 'ACTIVE' AND p.started_on <= ${day}::date AND (p.ended_on IS NULL OR p.ended_on > ${day}::date)
        AND h.path LIKE ${path} || '%')`;

/** The assignments made to organizations in these subtrees, with how many people each reaches and how far they are. */
export const assignmentsIn = (on: Sql, scopes: readonly string[], day: string): Promise<AssignmentRow[]> =>
  on.query<AssignmentRow>(
    `SELECT s.id::text, c.code AS "courseCode", c.title AS "courseTitle", c.title_en AS "courseTitleEn",
            o.name AS "organizationName", s.due_on::text AS "dueOn", (s.due_on - $2::date)::int AS "daysLeft",
            n.persons, n.done, n.running
     FROM course_assignment s JOIN course c ON c.id = s.course_id JOIN organization o ON o.id = s.organization_id
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS persons, count(e.completed_at)::int AS done,
              count(*) FILTER (WHERE e.account_id IS NOT NULL AND e.completed_at IS NULL)::int AS running
       FROM ${membersOf('o.path', '$2')} AS member JOIN cadre k ON k.id = member.id
       LEFT JOIN course_enrolment e ON e.account_id = k.account_id AND e.course_id = s.course_id) AS n
     WHERE ${inScopes('o.path', '$1')}
     ORDER BY s.due_on NULLS LAST, c.code, o.path`,
    [scopes, day],
  );

export type AssignmentFacts = {
  id: string;
  courseId: string;
  courseCode: string;
  organizationId: string;
  path: string;
};

export async function findAssignment(on: Database, id: string): Promise<AssignmentFacts | null> {
  const assignment = await on.prisma.courseAssignment.findUnique({
    where: { id },
    select: { id: true, courseId: true, organizationId: true },
  });
  if (!assignment) return null;
  const course = await on.prisma.course.findUniqueOrThrow({
    where: { id: assignment.courseId },
    select: { code: true },
  });
  const { path } = await organizationPlace(on, assignment.organizationId);
  return { ...assignment, courseCode: course.code, path };
}

export type NewAssignment = {
  id: string;
  courseId: string;
  organizationId: string;
  dueOn: string | null;
  assignedBy: string;
  at: Date;
};

export async function insertAssignment(
  tx: Transaction,
  { id, courseId, organizationId, dueOn, assignedBy, at }: NewAssignment,
): Promise<void> {
  await tx.prisma.courseAssignment.create({
    data: { id, courseId, organizationId, dueOn: dateColumn(dueOn), assignedBy, createdAt: at },
  });
}

/** Locks a course, so that two people cannot assign it to one organization at the same moment. */
export async function lockCourse(tx: Sql, code: string): Promise<{ id: string } | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT id::text FROM course WHERE code = $1 AND retired_at IS NULL FOR UPDATE`,
    [code],
  );
  return row ?? null;
}

export const isAssigned = async (on: Database, courseId: string, organizationId: string): Promise<boolean> =>
  (await on.prisma.courseAssignment.count({ where: { courseId, organizationId } })) > 0;

/** @returns whether it was there */
export const deleteAssignment = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.prisma.courseAssignment.deleteMany({ where: { id } })).count > 0;

export async function organizationPath(on: Database, id: string): Promise<string | null> {
  const organization = await on.prisma.organization.findUnique({
    where: { id, endedOn: null },
    select: { path: true },
  });
  return organization?.path ?? null;
}
