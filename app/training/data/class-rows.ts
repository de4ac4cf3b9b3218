import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { ClassResult, ClassStatus } from '../rules/class-life.ts';

export type ClassRow = {
  id: string;
  rootId: string;
  organizationId: string;
  organizationName: string;
  path: string;
  code: string;
  title: string;
  classType: string;
  tier: string;
  host: string;
  organizer: string | null;
  startsOn: string;
  endsOn: string;
  plannedCount: number | null;
  creditHours: number;
  days: number | null;
  place: string | null;
  seriesNo: number | null;
  planId: string | null;
  status: ClassStatus;
  enrolled: number;
  completed: number;
};

const COLUMNS = `
  c.id, c.root_id AS "rootId", c.organization_id AS "organizationId", o.name AS "organizationName", o.path, c.code, c.title,
  c.class_type AS "classType", c.tier, c.host, c.organizer, c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn",
  c.planned_count AS "plannedCount", c.credit_hours::float8 AS "creditHours", c.days::float8 AS days, c.place, c.series_no AS "seriesNo",
  c.plan_id AS "planId", c.status::text AS status,
  (SELECT count(*)::int FROM class_enrolment e WHERE e.class_id = c.id) AS enrolled,
  (SELECT count(*)::int FROM class_enrolment e WHERE e.class_id = c.id AND e.result = 'COMPLETED') AS completed
  FROM training_class c JOIN organization o ON o.id = c.organization_id`;

export async function findClass(on: Sql, id: string, lock = false): Promise<ClassRow | null> {
  if (lock) await on.query(`SELECT 1 FROM training_class WHERE id = $1::uuid FOR UPDATE`, [id]);
  return (await on.query<ClassRow>(`SELECT ${COLUMNS} WHERE c.id = $1::uuid`, [id]))[0] ?? null;
}

export type ClassFilter = {
  scopes: readonly string[];
  search: string;
  type: string | null;
  status: string | null;
  year: string | null;
  planId: string | null;
};

const FILTER = `WHERE (${inScopes('o.path', '$1')} OR EXISTS (SELECT 1 FROM unnest($1::text[]) AS s(path) WHERE s.path LIKE o.path || '%'))
  AND ($2 = '' OR c.title LIKE '%' || $2 || '%' OR c.code ILIKE '%' || $2 || '%' OR c.place LIKE '%' || $2 || '%')
  AND ($3::text IS NULL OR c.class_type = $3) AND ($4::text IS NULL OR c.status::text = $4)
  AND ($5::text IS NULL OR to_char(c.starts_on, 'YYYY') = $5) AND ($6::uuid IS NULL OR c.plan_id = $6::uuid)`;

const ORDERS: Record<string, string> = { startsOn: 'c.starts_on', code: 'c.code', title: 'c.title' };

export async function listClasses(
  on: Sql,
  filter: ClassFilter,
  sort: { by: string; descending: boolean },
  limit: number,
  offset: number,
): Promise<{ rows: ClassRow[]; total: number; attendances: number }> {
  const values = [filter.scopes, filter.search, filter.type, filter.status, filter.year, filter.planId];
  const order = `${ORDERS[sort.by] ?? 'c.starts_on'} ${sort.descending ? 'DESC' : 'ASC'}, c.id`;
  const [rows, counts] = await Promise.all([
    on.query<ClassRow>(`SELECT ${COLUMNS} ${FILTER} ORDER BY ${order} LIMIT $7 OFFSET $8`, [...values, limit, offset]),
    on.query<{ n: number; attendances: number }>(
      `SELECT count(*)::int AS n, coalesce(sum((SELECT count(*) FROM class_enrolment e WHERE e.class_id = c.id)), 0)::int AS attendances
       FROM training_class c JOIN organization o ON o.id = c.organization_id ${FILTER}`,
      values,
    ),
  ]);
  return { rows, total: counts[0]?.n ?? 0, attendances: counts[0]?.attendances ?? 0 };
}

export const classCodes = async (on: Sql, rootId: string): Promise<string[]> =>
  (await on.query<{ code: string }>(`SELECT code FROM training_class WHERE root_id = $1::uuid`, [rootId])).map(
    (row) => row.code,
  );

export type ClassFields = Pick<
  ClassRow,
  | 'title'
  | 'classType'
  | 'tier'
  | 'host'
  | 'organizer'
  | 'startsOn'
  | 'endsOn'
  | 'plannedCount'
  | 'creditHours'
  | 'days'
  | 'place'
  | 'seriesNo'
  | 'planId'
>;

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

export async function updateClass(tx: Sql, id: string, fields: ClassFields): Promise<void> {
  await tx.query(
    `UPDATE training_class SET title = $2, class_type = $3, tier = $4, host = $5, organizer = $6, starts_on = $7::date, ends_on = $8::date,
       planned_count = $9, credit_hours = $10::numeric, days = $11::numeric, place = $12, series_no = $13, plan_id = $14::uuid WHERE id = $1::uuid`,
    [id, ...fieldValues(fields)],
  );
}

export async function setClassStatus(
  tx: Sql,
  id: string,
  status: ClassStatus,
  completedAt: Date | null,
): Promise<void> {
  await tx.query(
    `UPDATE training_class SET status = $2::class_status, completed_at = $3::timestamptz WHERE id = $1::uuid`,
    [id, status, completedAt],
  );
}

export type EnrolmentRow = {
  cadreId: string;
  name: string;
  staffNumber: string | null;
  organizationId: string;
  organizationName: string;
  path: string;
  group: string | null;
  halfDaysPlanned: number | null;
  halfDaysAttended: number | null;
  result: ClassResult;
  grade: string | null;
};

/** Everybody in a class, those of the subtrees only. */
export const enrolmentsOf = (on: Sql, classId: string, scopes: readonly string[]): Promise<EnrolmentRow[]> =>
  on.query<EnrolmentRow>(
    `SELECT e.cadre_id AS "cadreId", k.name, k.staff_number AS "staffNumber", e.organization_id AS "organizationId", o.name AS "organizationName",
            o.path, e."group", e.half_days_planned AS "halfDaysPlanned", e.half_days_attended AS "halfDaysAttended", e.result::text AS result, e.grade
     FROM class_enrolment e JOIN cadre k ON k.id = e.cadre_id JOIN organization o ON o.id = e.organization_id
     WHERE e.class_id = $1::uuid AND ${inScopes('o.path', '$2')} ORDER BY o.path, k.name`,
    [classId, scopes],
  );

/** Enrols people by id or staff number out of the subtrees. @returns the number added and the staff numbers or ids found */
export async function enrol(
  tx: Sql,
  classId: string,
  scopes: readonly string[],
  rootId: string,
  named: { cadreIds: readonly string[]; staffNumbers: readonly string[] },
  halfDays: number | null,
): Promise<{ added: string[]; known: string[] }> {
  const rows = await tx.query<{ cadreId: string; key: string; fresh: boolean }>(
    `WITH found AS (
       SELECT k.id, k.staff_number, k.home_organization_id FROM cadre k JOIN organization o ON o.id = k.home_organization_id
       WHERE k.root_id = $3::uuid AND k.status = 'ACTIVE' AND ${inScopes('o.path', '$2')}
         AND (k.id = ANY($4::uuid[]) OR k.staff_number = ANY($5::text[]))),
     added AS (
       INSERT INTO class_enrolment (class_id, cadre_id, organization_id, half_days_planned, updated_at)
       SELECT $1::uuid, id, home_organization_id, $6, clock_timestamp() FROM found ON CONFLICT DO NOTHING RETURNING cadre_id)
     SELECT f.id AS "cadreId", coalesce(f.staff_number, '') AS key, EXISTS (SELECT 1 FROM added a WHERE a.cadre_id = f.id) AS fresh FROM found f`,
    [classId, scopes, rootId, named.cadreIds, named.staffNumbers, halfDays],
  );
  return {
    added: rows.filter((row) => row.fresh).map((row) => row.cadreId),
    known: rows.flatMap((row) => [row.key, row.cadreId]),
  };
}

export async function removeEnrolment(tx: Sql, classId: string, cadreId: string): Promise<boolean> {
  return (
    (
      await tx.query(
        `DELETE FROM class_enrolment WHERE class_id = $1::uuid AND cadre_id = $2::uuid RETURNING cadre_id`,
        [classId, cadreId],
      )
    ).length === 1
  );
}

export type AttendanceRow = {
  cadreId: string;
  halfDaysAttended: number | null;
  result: ClassResult;
  grade: string | null;
};

export async function writeAttendance(tx: Sql, classId: string, rows: readonly AttendanceRow[]): Promise<number> {
  const written = await tx.query(
    `UPDATE class_enrolment e SET half_days_attended = r."halfDaysAttended", result = r.result, grade = r.grade, updated_at = clock_timestamp()
     FROM jsonb_to_recordset($2::jsonb) AS r("cadreId" uuid, "halfDaysAttended" int, result class_result, grade text)
     WHERE e.class_id = $1::uuid AND e.cadre_id = r."cadreId" RETURNING e.cadre_id`,
    [classId, JSON.stringify(rows)],
  );
  return written.length;
}
