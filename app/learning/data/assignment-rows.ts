import { inScopes } from '~/identity/data/scope-sql.ts';
import { organizationPlace } from '~/identity/data/organization-places.ts';
import { dateColumn } from '~/platform/clock.ts';
import type { Database, Sql, Transaction } from '~/platform/db.ts';
import type { RowsAsked } from '~/platform/rows-asked.ts';
import type { AssignmentSort } from '../rules/assignment-list.ts';
import type { AssignmentRow } from '../rules/learning-admin-view.ts';

/** The cadres who belong to a subtree: by home organization or by a post they hold on a day. */
export const membersOf = (path: string, day: string): string =>
  `(SELECT k.id FROM cadre k JOIN organization h ON h.id = k.home_organization_id
      WHERE k.status = 'ACTIVE' AND h.path LIKE ${path} || '%'
    UNION
    SELECT k.id FROM cadre k JOIN cadre_post p ON p.cadre_id = k.id JOIN organization h ON h.id = p.organization_id
      WHERE k.status = 'ACTIVE' AND p.started_on <= ${day}::date AND (p.ended_on IS NULL OR p.ended_on > ${day}::date)
        AND h.path LIKE ${path} || '%')`;

export type AssignmentsAsked = RowsAsked & {
  /** this one alone */
  readonly id?: string;
};

const ORDER: Record<AssignmentSort, string> = { due: 'due_on', course: 'code', organization: 'path' };

/**
 * The assignments made to organizations in these subtrees, one page of them, with how many people each reaches and how
 * far they are; and how many assignments there are in all. People are counted for the page alone.
 */
export async function assignmentsIn(
  on: Sql,
  scopes: readonly string[],
  day: string,
  { search, sort, descending, limit, offset, id }: AssignmentsAsked,
): Promise<{ rows: AssignmentRow[]; total: number }> {
  const pattern = search && `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const found = `SELECT s.id, s.course_id, s.due_on, c.code, c.title, c.title_en, o.name, o.path
    FROM course_assignment s JOIN course c ON c.id = s.course_id JOIN organization o ON o.id = s.organization_id
    WHERE ${inScopes('o.path', '$1')} AND ($2::text IS NULL OR s.id::text = $2)
      AND ($3 = '' OR c.code ILIKE $3 OR c.title ILIKE $3 OR c.title_en ILIKE $3 OR o.name ILIKE $3)`;
  const order = (from: string): string =>
    `${from}.${ORDER[sort as AssignmentSort]} ${descending ? 'DESC' : 'ASC'} NULLS LAST, ${from}.due_on NULLS LAST, ${from}.code, ${from}.path, ${from}.id`;
  const values = [scopes, id ?? null, pattern];
  const [rows, [counted]] = await Promise.all([
    on.query<AssignmentRow>(
      `WITH found AS (${found}), shown AS (SELECT * FROM found ORDER BY ${order('found')} LIMIT $5 OFFSET $6)
       SELECT s.id::text, s.code AS "courseCode", s.title AS "courseTitle", s.title_en AS "courseTitleEn",
              s.name AS "organizationName", s.due_on::text AS "dueOn", (s.due_on - $4::date)::int AS "daysLeft",
              n.persons, n.done, n.running
       FROM shown s CROSS JOIN LATERAL (
         SELECT count(*)::int AS persons, count(e.completed_at)::int AS done,
                count(*) FILTER (WHERE e.account_id IS NOT NULL AND e.completed_at IS NULL)::int AS running
         FROM ${membersOf('s.path', '$4')} AS member JOIN cadre k ON k.id = member.id
         LEFT JOIN course_enrolment e ON e.account_id = k.account_id AND e.course_id = s.course_id) AS n
       ORDER BY ${order('s')}`,
      [...values, day, limit, offset],
    ),
    on.query<{ total: number }>(`SELECT count(*)::int AS total FROM (${found}) AS found`, values),
  ]);
  return { rows, total: counted?.total ?? 0 };
}

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
