import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { StudyState } from '../rules/course-state.ts';
import type { LearnerRow, LearnerSort } from '../rules/learning-admin-view.ts';

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
  name: 'p.name COLLATE "zh-x-icu"',
  organization: 'p.path',
  done: 'p.done',
  completedOn: 'p.completed_at',
};

/**
 * Everybody whom the list is about, each once: $1 the course · $2 the subtrees · $3 the day · $4 the search. Which
 * organizations lie there is decided once for each of them, not once for each person.
 */
const PEOPLE = `place AS MATERIALIZED (SELECT o.id FROM organization o WHERE ${inScopes('o.path', '$2')}),
  people AS (
    SELECT k.id, k.name, o.path, e.account_id, e.completed_at,
      CASE WHEN e.completed_at IS NOT NULL THEN 'done' WHEN e.account_id IS NOT NULL THEN 'running' ELSE 'none' END AS state
    FROM cadre k JOIN organization o ON o.id = k.home_organization_id
    LEFT JOIN course_enrolment e ON e.account_id = k.account_id AND e.course_id = $1::uuid
    WHERE k.status = 'ACTIVE' AND (k.home_organization_id IN (SELECT id FROM place) OR k.id IN (
        SELECT p.cadre_id FROM cadre_post p WHERE p.started_on <= $3::date AND (p.ended_on IS NULL OR p.ended_on > $3::date)
          AND p.organization_id IN (SELECT id FROM place)))
      AND ($4 = '' OR k.name LIKE '%' || $4 || '%' OR k.staff_number = $4 OR o.name LIKE '%' || $4 || '%'))`;

/** Lessons of the course that the accounts of `of` have finished, and when they were last in one. */
const progressOf = (of: 'people' | 'shown'): string => `
  SELECT r.account_id, count(r.completed_at)::int AS done, max(r.updated_at) AS last
  FROM lesson l JOIN lesson_progress r ON r.lesson_id = l.id
  WHERE l.course_id = $1::uuid AND l.retired_at IS NULL AND r.account_id IN (SELECT account_id FROM ${of}) GROUP BY r.account_id`;

/** Everybody with how far they are: only an order by that needs it of all. */
const RANKED = `, progress AS (${progressOf('people')}), ranked AS (
  SELECT p.*, coalesce(progress.done, 0) AS done FROM people p LEFT JOIN progress ON progress.account_id = p.account_id)`;

const orderOf = ({ sort, descending }: Pick<LearnerFilter, 'sort' | 'descending'>, from: string): string =>
  `${ORDER[sort].replace('p.', `${from}.`)} ${descending ? 'DESC' : 'ASC'} NULLS LAST, ${from}.id`;

/** The people of some subtrees and how far each is in a course: one page, and how many in each state. */
export async function listLearners(
  on: Sql,
  filter: LearnerFilter,
  limit: number,
  offset: number,
): Promise<{ rows: LearnerRow[]; total: number; counts: Record<StudyState, number> }> {
  const values = [filter.courseId, filter.paths, filter.day, filter.search];
  // Sorted are narrow rows; what a page shows beside them is looked up for that page alone.
  const byProgress = filter.sort === 'done';
  const [counted, rows] = await Promise.all([
    on.query<{ state: StudyState; n: number }>(
      `WITH ${PEOPLE} SELECT state, count(*)::int AS n FROM people GROUP BY state`,
      values,
    ),
    on.query<LearnerRow>(
      `WITH ${PEOPLE}${byProgress ? RANKED : ''},
       shown AS (SELECT * FROM ${byProgress ? 'ranked' : 'people'} p
         WHERE $5::text IS NULL OR p.state = $5 ORDER BY ${orderOf(filter, 'p')} LIMIT $6 OFFSET $7),
       studied AS (${progressOf('shown')})
       SELECT s.id::text AS "cadreId", s.name, k.staff_number AS "staffNumber", o.name AS "organizationName",
         coalesce(studied.done, 0) AS done, s.state, s.completed_at AS "completedAt", studied.last AS "lastAt"
       FROM shown s JOIN cadre k ON k.id = s.id JOIN organization o ON o.id = k.home_organization_id
       LEFT JOIN studied ON studied.account_id = s.account_id ORDER BY ${orderOf(filter, 's')}`,
      [...values, filter.state, limit, offset],
    ),
  ]);
  const counts: Record<StudyState, number> = { done: 0, running: 0, none: 0 };
  for (const { state, n } of counted) counts[state] = n;
  return { rows, total: filter.state ? counts[filter.state] : counts.done + counts.running + counts.none, counts };
}

/** Everybody of that list, on all its pages, in its order. */
export async function listedLearnerIds(on: Sql, filter: LearnerFilter): Promise<string[]> {
  const byProgress = filter.sort === 'done';
  const rows = await on.query<{ id: string }>(
    `WITH ${PEOPLE}${byProgress ? RANKED : ''} SELECT p.id::text FROM ${byProgress ? 'ranked' : 'people'} p
     WHERE $5::text IS NULL OR p.state = $5 ORDER BY ${orderOf(filter, 'p')}`,
    [filter.courseId, filter.paths, filter.day, filter.search, filter.state],
  );
  return rows.map(({ id }) => id);
}

/** What that list shows of these people in the course, in the order of the ids. */
export const describeLearners = (on: Sql, courseId: string, ids: readonly string[]): Promise<LearnerRow[]> =>
  on.query<LearnerRow>(
    `WITH shown AS (
       SELECT k.id, k.name, k.staff_number, k.account_id, k.home_organization_id, e.account_id AS reader, e.completed_at, asked.place
       FROM unnest($2::uuid[]) WITH ORDINALITY AS asked(id, place) JOIN cadre k ON k.id = asked.id
       LEFT JOIN course_enrolment e ON e.account_id = k.account_id AND e.course_id = $1::uuid),
     studied AS (${progressOf('shown')})
     SELECT s.id::text AS "cadreId", s.name, s.staff_number AS "staffNumber", o.name AS "organizationName",
       coalesce(studied.done, 0) AS done,
       CASE WHEN s.completed_at IS NOT NULL THEN 'done' WHEN s.reader IS NOT NULL THEN 'running' ELSE 'none' END AS state,
       s.completed_at AS "completedAt", studied.last AS "lastAt"
     FROM shown s JOIN organization o ON o.id = s.home_organization_id
     LEFT JOIN studied ON studied.account_id = s.reader ORDER BY s.place`,
    [courseId, ids],
  );
