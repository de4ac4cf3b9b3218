import type { Sql } from '~/platform/db.ts';

export type FinishedCourse = {
  courseId: string;
  title: string;
  hours: number;
  minutes: number;
  cadreId: string;
  organizationId: string;
  finishedOn: string;
};

/** A course that an account has finished, with the cadre behind the account; null for accounts without one. */
export async function findFinishedCourse(
  tx: Sql,
  accountId: string,
  courseId: string,
  zone: string,
): Promise<FinishedCourse | null> {
  const rows = await tx.query<FinishedCourse>(
    `SELECT c.id AS "courseId", c.title, c.credit_hours::float8 AS hours,
            (SELECT coalesce(sum(l.minutes), 0)::int FROM lesson l WHERE l.course_id = c.id AND l.retired_at IS NULL) AS minutes,
            k.id AS "cadreId", k.home_organization_id AS "organizationId", to_char(e.completed_at AT TIME ZONE $3, 'YYYY-MM-DD') AS "finishedOn"
     FROM course_enrolment e JOIN course c ON c.id = e.course_id JOIN cadre k ON k.account_id = e.account_id
     WHERE e.account_id = $1::uuid AND e.course_id = $2::uuid AND e.completed_at IS NOT NULL`,
    [accountId, courseId, zone],
  );
  return rows[0] ?? null;
}
