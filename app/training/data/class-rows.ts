import { inScopes } from '~/identity/data/scope-sql.ts';
import { dateColumn } from '~/platform/clock.ts';
import type { Database, Sql, Transaction } from '~/platform/db.ts';
import type { ClassCounts } from '../rules/class-counts.ts';
import { halfDaysOf, type ClassStatus } from '../rules/class-life.ts';
import type { ClassFields, ClassRow } from '../rules/class-row.ts';

/** @param scopes the placeholder of the subtrees whose people are counted */
const columns = (scopes: string): string => `
  c.id, c.root_id AS "rootId", c.organization_id AS "organizationId", o.name AS "organizationName", o.path, c.code, c.title,
  c.class_type AS "classType", c.tier, c.host, c.organizer, c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn",
  c.planned_count AS "plannedCount", c.credit_hours::float8 AS "creditHours", c.days::float8 AS days, c.place, c.series_no AS "seriesNo",
  c.plan_id AS "planId", c.status::text AS status, roster.enrolled, roster.completed
  FROM training_class c JOIN organization o ON o.id = c.organization_id
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS enrolled, count(*) FILTER (WHERE e.result = 'COMPLETED')::int AS completed
    FROM class_enrolment e JOIN organization h ON h.id = e.organization_id
    WHERE e.class_id = c.id AND ${inScopes('h.path', scopes)}) roster ON true`;

/** Everybody's class; `enrolled` and `completed` count the people of the subtrees. */
export async function findClass(
  on: Sql,
  id: string,
  { lock = false, scopes = [''] }: { lock?: boolean; scopes?: readonly string[] } = {},
): Promise<ClassRow | null> {
  if (lock) await on.query(`SELECT 1 FROM training_class WHERE id = $1::uuid FOR UPDATE`, [id]);
  return (await on.query<ClassRow>(`SELECT ${columns('$2')} WHERE c.id = $1::uuid`, [id, scopes]))[0] ?? null;
}

export type ClassFilter = {
  scopes: readonly string[];
  /** civil date by which a class is running or over */
  day: string;
  search: string;
  type: string | null;
  phase: string | null;
  year: string | null;
  planId: string | null;
  classId: string | null;
  /** subtrees of which only those are asked for that are over and open; null for any class */
  closableIn: readonly string[] | null;
};

/** $1 to $9 of every statement that selects classes, theirs and those of the organizations above. */
export const classValues = (filter: ClassFilter): unknown[] => [
  filter.scopes,
  filter.day,
  filter.search,
  filter.type,
  filter.phase,
  filter.year,
  filter.planId,
  filter.classId,
  filter.closableIn,
];

/** Nobody has closed it and its last day has come. $2 is the day. */
const closable = (scopes: string): string =>
  `c.status IN ('PLANNED', 'RUNNING') AND c.ends_on <= $2::date AND ${inScopes('o.path', scopes)}`;

export const CLASS_FILTER = `(${inScopes('o.path', '$1')} OR EXISTS (SELECT 1 FROM unnest($1::text[]) AS s(path) WHERE s.path LIKE o.path || '%'))
  AND ($3 = '' OR c.title LIKE '%' || $3 || '%' OR c.code ILIKE '%' || $3 || '%' OR c.place LIKE '%' || $3 || '%')
  AND ($4::text IS NULL OR c.class_type = $4) AND ($5::text IS NULL OR $5 = 'OPEN' AND c.status IN ('PLANNED', 'RUNNING') OR $5 = CASE
    WHEN c.status IN ('COMPLETED', 'CANCELLED') THEN c.status::text
    WHEN c.ends_on < $2::date THEN 'ENDED' WHEN c.starts_on <= $2::date THEN 'RUNNING' ELSE 'PLANNED' END)
  AND ($6::text IS NULL OR to_char(c.starts_on, 'YYYY') = $6) AND ($7::uuid IS NULL OR c.plan_id = $7::uuid)
  AND ($8::uuid IS NULL OR c.id = $8::uuid) AND ($9::text[] IS NULL OR ${closable('$9')})`;

const ORDERS: Record<string, string> = { startsOn: 'c.starts_on', code: 'c.code', title: 'c.title' };

export const listClasses = (
  on: Sql,
  filter: ClassFilter,
  sort: { by: string; descending: boolean },
  limit: number,
  offset: number,
): Promise<ClassRow[]> =>
  on.query<ClassRow>(
    `SELECT ${columns('$1')} WHERE ${CLASS_FILTER}
     ORDER BY ${ORDERS[sort.by] ?? 'c.starts_on'} ${sort.descending ? 'DESC' : 'ASC'}, c.id LIMIT $10 OFFSET $11`,
    [...classValues(filter), limit, offset],
  );

/**
 * Classes (期次), attendances (人次) and persons (人数) are three different counts. People are those of the subtrees; nobody
 * is called to a class that is called off.
 */
export const countClasses = async (on: Sql, filter: ClassFilter): Promise<ClassCounts> =>
  (
    await on.query<ClassCounts>(
      `SELECT count(DISTINCT c.id)::int AS classes, count(DISTINCT c.id) FILTER (WHERE c.status = 'COMPLETED')::int AS held,
         count(r.cadre_id) FILTER (WHERE c.status <> 'CANCELLED')::int AS called,
         count(r.cadre_id) FILTER (WHERE c.status = 'COMPLETED' AND r.result = 'COMPLETED')::int AS completed,
         count(DISTINCT r.cadre_id) FILTER (WHERE c.status <> 'CANCELLED')::int AS people
       FROM training_class c JOIN organization o ON o.id = c.organization_id
       LEFT JOIN (SELECT e.class_id, e.cadre_id, e.result FROM class_enrolment e JOIN organization h ON h.id = e.organization_id
         WHERE ${inScopes('h.path', '$1')}) r ON r.class_id = c.id
       WHERE ${CLASS_FILTER}`,
      classValues(filter),
    )
  )[0] ?? { classes: 0, held: 0, called: 0, completed: 0, people: 0 };

/** The years in which classes of the subtrees began, the latest first. */
export const classYears = async (on: Sql, scopes: readonly string[]): Promise<string[]> =>
  (
    await on.query<{ year: string }>(
      `SELECT DISTINCT to_char(c.starts_on, 'YYYY') AS year FROM training_class c JOIN organization o ON o.id = c.organization_id
       WHERE ${inScopes('o.path', '$1')} OR EXISTS (SELECT 1 FROM unnest($1::text[]) AS s(path) WHERE s.path LIKE o.path || '%')
       ORDER BY year DESC`,
      [scopes],
    )
  ).map((row) => row.year);

/** Open classes of the subtrees that are over. */
export const endedClasses = async (on: Sql, scopes: readonly string[], day: string): Promise<string[]> =>
  (
    await on.query<{ id: string }>(
      `SELECT c.id FROM training_class c JOIN organization o ON o.id = c.organization_id
       WHERE ${closable('$1')} ORDER BY c.ends_on, c.id`,
      [scopes, day],
    )
  ).map((row) => row.id);

export type PlanClass = { id: string; code: string; title: string; startsOn: string; endsOn: string };

/** The classes that count for a plan, called-off ones left out. */
export const classesOfPlan = (on: Sql, planId: string): Promise<PlanClass[]> =>
  on.query<PlanClass>(
    `SELECT id::text, code, title, starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM training_class
     WHERE plan_id = $1::uuid AND status <> 'CANCELLED' ORDER BY training_class.starts_on, training_class.id`,
    [planId],
  );

/** Every number of an authority. */
export const classCodes = async (on: Database, rootId: string): Promise<string[]> =>
  (await on.prisma.trainingClass.findMany({ where: { rootId }, select: { code: true } })).map((row) => row.code);

const fieldValues = (fields: ClassFields): unknown[] => [
  fields.title, fields.classType, fields.tier, fields.host, fields.organizer, fields.startsOn, fields.endsOn, fields.plannedCount,
  fields.creditHours, fields.days, fields.place, fields.seriesNo, fields.planId,
]; // prettier-ignore

/** @returns false when the number is taken */
export async function insertClass(
  tx: Sql,
  row: ClassFields & { id: string; rootId: string; organizationId: string; code: string; createdBy: string },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO training_class (id, root_id, organization_id, code, created_by, title, class_type, tier, host, organizer, starts_on, ends_on,
       planned_count, credit_hours, days, place, series_no, plan_id)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5::uuid, $6, $7, $8, $9, $10, $11::date, $12::date, $13, $14::numeric, $15::numeric, $16, $17, $18::uuid)
     ON CONFLICT (root_id, code) DO NOTHING RETURNING id`,
    [row.id, row.rootId, row.organizationId, row.code, row.createdBy, ...fieldValues(row)],
  );
  return rows.length === 1;
}

/** Changes a class; how many half days its people should attend follows the number of days. */
export async function updateClass(tx: Transaction, id: string, fields: ClassFields): Promise<void> {
  await tx.prisma.trainingClass.updateMany({
    where: { id },
    data: {
      title: fields.title,
      classType: fields.classType,
      tier: fields.tier,
      host: fields.host,
      organizer: fields.organizer,
      startsOn: dateColumn(fields.startsOn),
      endsOn: dateColumn(fields.endsOn),
      plannedCount: fields.plannedCount,
      creditHours: fields.creditHours,
      days: fields.days,
      place: fields.place,
      seriesNo: fields.seriesNo,
      planId: fields.planId,
    },
  });
  await tx.prisma.classEnrolment.updateMany({
    where: { classId: id },
    data: { halfDaysPlanned: halfDaysOf(fields.days) },
  });
}

export async function setClassStatus(
  tx: Transaction,
  id: string,
  status: ClassStatus,
  completedAt: Date | null,
): Promise<void> {
  await tx.prisma.trainingClass.updateMany({ where: { id }, data: { status, completedAt } });
}
