import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { AssignableOrganization, AssignmentRow } from '../rules/learning-admin-view.ts';

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

export async function findAssignment(on: Sql, id: string): Promise<AssignmentFacts | null> {
  const [row] = await on.query<AssignmentFacts>(
    `SELECT s.id::text, s.course_id::text AS "courseId", c.code AS "courseCode",
            s.organization_id::text AS "organizationId", o.path
     FROM course_assignment s JOIN course c ON c.id = s.course_id JOIN organization o ON o.id = s.organization_id
     WHERE s.id = $1::uuid`,
    [id],
  );
  return row ?? null;
}

export type NewAssignment = {
  id: string;
  courseId: string;
  organizationId: string;
  dueOn: string | null;
  assignedBy: string;
  at: Date;
};

export async function insertAssignment(tx: Sql, assignment: NewAssignment): Promise<void> {
  await tx.query(
    `INSERT INTO course_assignment (id, course_id, organization_id, due_on, assigned_by, created_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::date, $5::uuid, $6::timestamptz)`,
    [
      assignment.id,
      assignment.courseId,
      assignment.organizationId,
      assignment.dueOn,
      assignment.assignedBy,
      assignment.at.toISOString(),
    ],
  );
}

/** Locks a course, so that two people cannot assign it to one organization at the same moment. */
export async function lockCourse(tx: Sql, code: string): Promise<{ id: string } | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT id::text FROM course WHERE code = $1 AND retired_at IS NULL FOR UPDATE`,
    [code],
  );
  return row ?? null;
}

export async function isAssigned(tx: Sql, courseId: string, organizationId: string): Promise<boolean> {
  const found = await tx.query(
    `SELECT 1 FROM course_assignment WHERE course_id = $1::uuid AND organization_id = $2::uuid`,
    [courseId, organizationId],
  );
  return found.length > 0;
}

/** @returns whether it was there */
export async function deleteAssignment(tx: Sql, id: string): Promise<boolean> {
  const gone = await tx.query(`DELETE FROM course_assignment WHERE id = $1::uuid RETURNING 1`, [id]);
  return gone.length > 0;
}

/** The organizations one may assign to: the roots of these subtrees and what is directly below them. */
export const assignableOrganizations = (on: Sql, scopes: readonly string[]): Promise<AssignableOrganization[]> =>
  on.query<AssignableOrganization>(
    `SELECT o.id::text, o.name, o.depth FROM organization o
     WHERE o.ended_on IS NULL AND (o.path = ANY($1::text[])
       OR EXISTS (SELECT 1 FROM organization p WHERE p.id = o.parent_id AND p.path = ANY($1::text[])))
     ORDER BY o.path COLLATE "C" LIMIT 1000`,
    [scopes],
  );

export async function organizationPath(on: Sql, id: string): Promise<string | null> {
  const [row] = await on.query<{ path: string }>(
    `SELECT path FROM organization WHERE id = $1::uuid AND ended_on IS NULL`,
    [id],
  );
  return row?.path ?? null;
}
