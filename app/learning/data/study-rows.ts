import type { Sql } from '~/platform/db.ts';

export type StudiedLesson = {
  lessonId: string;
  position: number;
  furthest: number;
  completed: boolean;
  updatedAt: Date;
};

/** Every lesson somebody has opened, the latest first. */
export const studiedLessons = (on: Sql, accountId: string): Promise<StudiedLesson[]> =>
  on.query<StudiedLesson>(
    `SELECT lesson_id::text AS "lessonId", position, furthest, completed_at IS NOT NULL AS completed,
            updated_at AS "updatedAt"
     FROM lesson_progress WHERE account_id = $1::uuid ORDER BY updated_at DESC, lesson_id`,
    [accountId],
  );

export type Enrolment = { courseId: string; startedAt: Date; completedAt: Date | null };

export const enrolmentsOf = (on: Sql, accountId: string): Promise<Enrolment[]> =>
  on.query<Enrolment>(
    `SELECT course_id::text AS "courseId", started_at AS "startedAt", completed_at AS "completedAt"
     FROM course_enrolment WHERE account_id = $1::uuid`,
    [accountId],
  );

export type AssignedCourse = {
  courseId: string;
  organizationName: string;
  dueOn: string | null;
  daysLeft: number | null;
};

/**
 * The courses assigned to the organizations somebody belongs to (home or a current post), each with its earliest due
 * date.
 *
 * @param day today as a civil date
 */
export const assignedCourses = (on: Sql, accountId: string, day: string): Promise<AssignedCourse[]> =>
  on.query<AssignedCourse>(
    `WITH own AS (
       SELECT o.path FROM account a LEFT JOIN cadre c ON c.account_id = a.id AND c.status = 'ACTIVE'
         JOIN organization o ON o.id = coalesce(c.home_organization_id, a.home_organization_id) WHERE a.id = $1::uuid
       UNION
       SELECT o.path FROM cadre c JOIN cadre_post p ON p.cadre_id = c.id JOIN organization o ON o.id = p.organization_id
       WHERE c.account_id = $1::uuid AND c.status = 'ACTIVE'
         AND p.started_on <= $2::date AND (p.ended_on IS NULL OR p.ended_on > $2::date))
     SELECT DISTINCT ON (s.course_id) s.course_id::text AS "courseId", o.name AS "organizationName",
            s.due_on::text AS "dueOn", (s.due_on - $2::date)::int AS "daysLeft"
     FROM course_assignment s JOIN organization o ON o.id = s.organization_id
     WHERE EXISTS (SELECT 1 FROM own WHERE own.path LIKE o.path || '%')
     ORDER BY s.course_id, s.due_on NULLS LAST, o.path`,
    [accountId, day],
  );

export type CourseCompletion = { accountId: string; courseCode: string; completedAt: Date };

/** Which courses these accounts have finished. */
export const finishedCourses = (on: Sql, accountIds: readonly string[]): Promise<CourseCompletion[]> =>
  on.query<CourseCompletion>(
    `SELECT e.account_id::text AS "accountId", c.code AS "courseCode", e.completed_at AS "completedAt"
     FROM course_enrolment e JOIN course c ON c.id = e.course_id
     WHERE e.account_id = ANY($1::uuid[]) AND e.completed_at IS NOT NULL ORDER BY e.completed_at, c.code`,
    [accountIds],
  );
