import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { AttendancePerson, AttendanceRow } from '../rules/attendance-rows.ts';
import { CLASS_FILTER, classValues, type ClassFilter } from './class-rows.ts';

export type AttendanceFilter = ClassFilter & {
  /** name, unit or staff number of a person */
  person: string;
  result: string | null;
};

/** $10 the result · $11 the person. A class that was called off has no attendances, except where it is asked for by itself. */
const FROM = `FROM training_class c JOIN organization o ON o.id = c.organization_id
  JOIN class_enrolment e ON e.class_id = c.id JOIN cadre k ON k.id = e.cadre_id JOIN organization h ON h.id = e.organization_id
  WHERE ${CLASS_FILTER} AND ${inScopes('h.path', '$1')} AND (c.status <> 'CANCELLED' OR $8::uuid IS NOT NULL)
    AND ($10::text IS NULL OR e.result::text = $10)
    AND ($11 = '' OR k.name LIKE '%' || $11 || '%' OR h.name LIKE '%' || $11 || '%' OR k.staff_number = $11)`;

const values = (filter: AttendanceFilter): unknown[] => [...classValues(filter), filter.result, filter.person];

const ORDERS: Record<string, string> = { startsOn: 'c.starts_on', name: 'k.name', unit: 'h.path' };

type Sorted = { sort: string; descending: boolean };
type Page = Sorted & { limit: number; offset: number };

const orderOf = ({ sort, descending }: Sorted): string =>
  `ORDER BY ${ORDERS[sort] ?? 'c.starts_on'} ${descending ? 'DESC' : 'ASC'}, c.id, h.path, k.name, k.id`;
const ATTENDANCE = `e.cadre_id::text AS "cadreId", k.name, k.staff_number AS "staffNumber", h.name AS "organizationName", c.id::text AS "classId",
  c.code, c.title, c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn", c.status::text AS "classStatus", e."group",
  e.half_days_planned AS "halfDaysPlanned", e.half_days_attended AS "halfDaysAttended", e.result::text AS result, e.grade,
  CASE WHEN c.status = 'COMPLETED' AND e.result = 'COMPLETED' THEN c.credit_hours::float8 ELSE 0 END AS hours`;

/** One row per person and class. */
export const listAttendances = (on: Sql, filter: AttendanceFilter, page: Page): Promise<AttendanceRow[]> =>
  on.query<AttendanceRow>(`SELECT ${ATTENDANCE} ${FROM} ${orderOf(page)} LIMIT $12 OFFSET $13`, [
    ...values(filter),
    page.limit,
    page.offset,
  ]);

export type AttendanceKey = { classId: string; cadreId: string };

/** The attendances of that list on all its pages, in its order. */
export const listedAttendances = (on: Sql, filter: AttendanceFilter, sorted: Sorted): Promise<AttendanceKey[]> =>
  on.query<AttendanceKey>(
    `SELECT c.id::text AS "classId", e.cadre_id::text AS "cadreId" ${FROM} ${orderOf(sorted)}`,
    values(filter),
  );

/** What the list shows of these attendances, in their order. */
export const describeAttendances = (on: Sql, keys: readonly AttendanceKey[]): Promise<AttendanceRow[]> =>
  on.query<AttendanceRow>(
    `SELECT ${ATTENDANCE} FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS asked(class_id, cadre_id, place)
     JOIN class_enrolment e ON e.class_id = asked.class_id AND e.cadre_id = asked.cadre_id
     JOIN training_class c ON c.id = e.class_id JOIN cadre k ON k.id = e.cadre_id JOIN organization h ON h.id = e.organization_id
     ORDER BY asked.place`,
    [keys.map(({ classId }) => classId), keys.map(({ cadreId }) => cadreId)],
  );

const PERSON_ORDERS: Record<string, string> = { startsOn: 'times', name: 'k.name', unit: 'min(h.path)' };

const PERSON = `k.id::text AS "cadreId", k.name, k.staff_number AS "staffNumber", (array_agg(h.name ORDER BY c.starts_on DESC, c.id DESC))[1] AS "organizationName",
  count(*)::int AS times, max(c.starts_on)::text AS "lastOn",
  coalesce(sum(c.credit_hours) FILTER (WHERE c.status = 'COMPLETED' AND e.result = 'COMPLETED'), 0)::float8 AS hours`;
const GROUPED = `GROUP BY k.id, k.name, k.staff_number`;
const personOrderOf = ({ sort, descending }: Sorted): string =>
  `ORDER BY ${(PERSON_ORDERS[sort] ?? 'times').replace('times', 'count(*)')} ${descending ? 'DESC' : 'ASC'}, min(h.path), k.name, k.id`;

/** One row per person, with the number of attendances. */
export const listAttendingPeople = (on: Sql, filter: AttendanceFilter, page: Page): Promise<AttendancePerson[]> =>
  on.query<AttendancePerson>(`SELECT ${PERSON} ${FROM} ${GROUPED} ${personOrderOf(page)} LIMIT $12 OFFSET $13`, [
    ...values(filter),
    page.limit,
    page.offset,
  ]);

/** Everybody of that list on all its pages, in its order. */
export const listedPeople = async (on: Sql, filter: AttendanceFilter, sorted: Sorted): Promise<string[]> =>
  (await on.query<{ id: string }>(`SELECT k.id::text ${FROM} ${GROUPED} ${personOrderOf(sorted)}`, values(filter))).map(
    ({ id }) => id,
  );

/** What the list shows of these people, in their order. */
export const describePeople = (
  on: Sql,
  filter: AttendanceFilter,
  ids: readonly string[],
): Promise<AttendancePerson[]> =>
  on.query<AttendancePerson>(
    `SELECT ${PERSON} ${FROM} AND k.id = ANY($12::uuid[]) ${GROUPED} ORDER BY array_position($12::uuid[], k.id)`,
    [...values(filter), ids],
  );

export const countAttendances = async (on: Sql, filter: AttendanceFilter): Promise<{ times: number; people: number }> =>
  (
    await on.query<{ times: number; people: number }>(
      `SELECT count(*)::int AS times, count(DISTINCT e.cadre_id)::int AS people ${FROM}`,
      values(filter),
    )
  )[0] ?? { times: 0, people: 0 };
