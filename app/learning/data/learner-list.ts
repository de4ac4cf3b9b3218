import type { Sql } from '~/platform/db.ts';
import type { StudyState } from '../rules/course-state.ts';
import type { LearnerRow, LearnerSort } from '../rules/learning-admin-view.ts';
import { membersOf } from './assignment-rows.ts';

export type LearnerFilter = {
  courseId: string;
  /** the subtrees whose people are listed */
  paths: readonly string[];
  day: string;
  search: string;
  state: StudyState | null;
  sort: LearnerSort;
  descending: boolean;
};
const ORDER: Record<LearnerSort, string> = {
  name: 'k.name COLLATE "zh-x-icu"',
  organization: 'o.path COLLATE "C"',
  done: 'p.done',
  completedOn: 'e.completed_at',
};

/** The people of some subtrees and how far each is in a course: one page, and how many in each state. */
export async function listLearners(
  on: Sql,
  filter: LearnerFilter,
  limit: number,
  offset: number,
): Promise<{ rows: LearnerRow[]; total: number; counts: Record<StudyState, number> }> {
  const from = `FROM (SELECT DISTINCT m.id FROM unnest($2::text[]) AS scope(path)
       CROSS JOIN LATERAL ${membersOf('scope.path', '$3')} AS m) AS member
     JOIN cadre k ON k.id = member.id JOIN organization o ON o.id = k.home_organization_id
     LEFT JOIN course_enrolment e ON e.account_id = k.account_id AND e.course_id = $1::uuid
     LEFT JOIN LATERAL (SELECT count(r.completed_at)::int AS done, max(r.updated_at) AS last
       FROM lesson l JOIN lesson_progress r ON r.lesson_id = l.id
       WHERE e.account_id IS NOT NULL AND l.course_id = $1::uuid AND l.retired_at IS NULL
         AND r.account_id = e.account_id) AS p ON true
     WHERE ($4 = '' OR k.name LIKE '%' || $4 || '%' OR k.staff_number = $4 OR o.name LIKE '%' || $4 || '%')`;
  const state = `CASE WHEN e.completed_at IS NOT NULL THEN 'done' WHEN e.account_id IS NOT NULL THEN 'running' ELSE 'none' END`;
  const values = [filter.courseId, filter.paths, filter.day, filter.search];
  const counted = await on.query<{ state: StudyState; n: number }>(
    `SELECT ${state} AS state, count(*)::int AS n ${from} GROUP BY 1`,
    values,
  );
  const counts: Record<StudyState, number> = { done: 0, running: 0, none: 0 };
  for (const { state: one, n } of counted) counts[one] = n;
  const rows = await on.query<LearnerRow>(
    `SELECT k.id::text AS "cadreId", k.name, k.staff_number AS "staffNumber", o.name AS "organizationName",
            coalesce(p.done, 0) AS done, ${state} AS state, e.completed_at AS "completedAt", p.last AS "lastAt"
     ${from} AND ($5::text IS NULL OR ${state} = $5)
     ORDER BY ${ORDER[filter.sort]} ${filter.descending ? 'DESC' : 'ASC'} NULLS LAST, k.id LIMIT $6 OFFSET $7`,
    [...values, filter.state, limit, offset],
  );
  return { rows, total: filter.state ? counts[filter.state] : counts.done + counts.running + counts.none, counts };
}
