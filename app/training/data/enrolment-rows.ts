import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';
import type { ClassResult } from '../rules/class-life.ts';
import type { EnrolmentRow } from '../rules/class-row.ts';

/** Everybody in a class, those of the subtrees only. */
export const enrolmentsOf = (on: Sql, classId: string, scopes: readonly string[]): Promise<EnrolmentRow[]> =>
  on.query<EnrolmentRow>(
    `SELECT e.cadre_id AS "cadreId", k.name, k.staff_number AS "staffNumber", e.organization_id AS "organizationId", o.name AS "organizationName",
            o.path, e."group", e.half_days_planned AS "halfDaysPlanned", e.half_days_attended AS "halfDaysAttended", e.result::text AS result, e.grade,
            e.leave_reason AS "leaveReason"
     FROM class_enrolment e JOIN cadre k ON k.id = e.cadre_id JOIN organization o ON o.id = e.organization_id
     WHERE e.class_id = $1::uuid AND ${inScopes('o.path', '$2')} ORDER BY o.path, k.name, k.id`,
    [classId, scopes],
  );

/** Present people k of an authority, with their home o, who belong to the subtrees by home or present post. */
const belonging = (
  root: string,
  scopes: string,
): string => `cadre k JOIN organization o ON o.id = k.home_organization_id
  WHERE k.root_id = ${root}::uuid AND k.status = 'ACTIVE' AND (${inScopes('o.path', scopes)} OR EXISTS (
    SELECT 1 FROM cadre_post p JOIN organization h ON h.id = p.organization_id
    WHERE p.cadre_id = k.id AND p.ended_on IS NULL AND ${inScopes('h.path', scopes)}))`;

/** The first of these people, in their order, who could come onto the roster: of the subtrees, present, and not on it. */
export const firstToEnrol = async (
  on: Sql,
  classId: string,
  scopes: readonly string[],
  rootId: string,
  cadreIds: readonly string[],
  most: number,
): Promise<string[]> =>
  (
    await on.query<{ id: string }>(
      `SELECT able.id::text FROM unnest($4::uuid[]) WITH ORDINALITY AS asked(id, place)
       JOIN (SELECT k.id FROM ${belonging('$3', '$2')} AND k.id = ANY($4::uuid[])) able ON able.id = asked.id
       WHERE NOT EXISTS (SELECT 1 FROM class_enrolment e WHERE e.class_id = $1::uuid AND e.cadre_id = able.id)
       ORDER BY asked.place LIMIT $5::int`,
      [classId, scopes, rootId, cadreIds, most],
    )
  ).map(({ id }) => id);

/**
 * Enrols people by id or staff number who belong to the subtrees by home or present post.
 *
 * @returns who is new on the roster, how many stood there before, and the staff numbers and ids found
 */
export async function enrol(
  tx: Sql,
  classId: string,
  scopes: readonly string[],
  rootId: string,
  named: { cadreIds: readonly string[]; staffNumbers: readonly string[] },
  halfDays: number | null,
): Promise<{ added: string[]; already: number; known: string[] }> {
  const rows = await tx.query<{ cadreId: string; key: string; fresh: boolean }>(
    `WITH found AS (
       SELECT k.id, k.staff_number, k.home_organization_id FROM ${belonging('$3', '$2')}
         AND (k.id = ANY($4::uuid[]) OR k.staff_number = ANY($5::text[]))
       -- Nobody comes onto a roster who is being taken out of the registry.
       ORDER BY k.id FOR KEY SHARE OF k),
     added AS (
       INSERT INTO class_enrolment (class_id, cadre_id, organization_id, half_days_planned, updated_at)
       SELECT $1::uuid, id, home_organization_id, $6, clock_timestamp() FROM found ON CONFLICT DO NOTHING RETURNING cadre_id)
     SELECT f.id AS "cadreId", coalesce(f.staff_number, '') AS key, EXISTS (SELECT 1 FROM added a WHERE a.cadre_id = f.id) AS fresh FROM found f`,
    [classId, scopes, rootId, named.cadreIds, named.staffNumbers, halfDays],
  );
  return {
    added: rows.filter((row) => row.fresh).map((row) => row.cadreId),
    already: rows.filter((row) => !row.fresh).length,
    known: rows.flatMap((row) => [row.key, row.cadreId]),
  };
}

/** Those who may be told of something, of the people named. */
export const accountsOf = async (on: Sql, cadreIds: readonly string[]): Promise<string[]> =>
  (
    await on.query<{ accountId: string }>(
      `SELECT k.account_id AS "accountId" FROM cadre k JOIN account a ON a.id = k.account_id
       WHERE k.id = ANY($1::uuid[]) AND a.status = 'ACTIVE'`,
      [cadreIds],
    )
  ).map((row) => row.accountId);

export async function removeEnrolment(tx: Sql, classId: string, cadreId: string): Promise<boolean> {
  if (!isId(cadreId)) return false;
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
  /** why the class is completed although leave passed the limit; what stands there is kept where none is given */
  leaveReason?: string | null;
};

/** Those whose row says more half days than the class has. */
export const attendedTooMany = async (on: Sql, classId: string, rows: readonly AttendanceRow[]): Promise<string[]> =>
  (
    await on.query<{ cadreId: string }>(
      `SELECT e.cadre_id::text AS "cadreId" FROM class_enrolment e JOIN jsonb_to_recordset($2::jsonb) AS r("cadreId" uuid, "halfDaysAttended" int)
         ON e.cadre_id = r."cadreId" WHERE e.class_id = $1::uuid AND r."halfDaysAttended" > e.half_days_planned`,
      [classId, JSON.stringify(rows)],
    )
  ).map((row) => row.cadreId);

/** The most half days that anybody has attended of a class; 0 where nothing is recorded. */
export const mostAttended = async (on: Sql, classId: string): Promise<number> =>
  (
    await on.query<{ most: number }>(
      `SELECT coalesce(max(half_days_attended), 0)::int AS most FROM class_enrolment WHERE class_id = $1::uuid`,
      [classId],
    )
  )[0]?.most ?? 0;

/** Writes half days, results and grades of those on the roster. @returns how many */
export async function writeAttendance(tx: Sql, classId: string, rows: readonly AttendanceRow[]): Promise<number> {
  const written = await tx.query(
    `UPDATE class_enrolment e SET half_days_attended = r."halfDaysAttended", result = r.result, grade = r.grade,
       leave_reason = CASE WHEN r.result = 'COMPLETED' THEN coalesce(r."leaveReason", e.leave_reason) END, updated_at = clock_timestamp()
     FROM jsonb_to_recordset($2::jsonb) AS r("cadreId" uuid, "halfDaysAttended" int, result class_result, grade text, "leaveReason" text)
     WHERE e.class_id = $1::uuid AND e.cadre_id = r."cadreId" RETURNING e.cadre_id`,
    [classId, JSON.stringify(rows)],
  );
  return written.length;
}

/** Whoever is still ENROLLED completes the class, as the attendance has it. The class is known to have no fault. */
export const completeEnrolled = (tx: Sql, classId: string): Promise<object[]> =>
  tx.query(
    `UPDATE class_enrolment SET result = 'COMPLETED', result_by_closing = true, updated_at = clock_timestamp()
     WHERE class_id = $1::uuid AND result = 'ENROLLED'`,
    [classId],
  );

/** Takes back the results that closing the class gave; what a person entered stays. */
export const enrolAgain = (tx: Sql, classId: string): Promise<object[]> =>
  tx.query(
    `UPDATE class_enrolment SET result = 'ENROLLED', result_by_closing = false, updated_at = clock_timestamp()
     WHERE class_id = $1::uuid AND result_by_closing`,
    [classId],
  );
