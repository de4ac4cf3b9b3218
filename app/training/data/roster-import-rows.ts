import type { Sql } from '~/platform/db.ts';
import type { RosterClass, RosterPerson, RosterState } from '../rules/judge-roster-row.ts';

export type RosterPlace = { classId: string; cadreId: string };

/** Classes in the subtree by number or title. */
export const rosterClasses = (
  on: Sql,
  path: string,
  named: { codes: readonly string[]; titles: readonly string[] },
): Promise<RosterClass[]> =>
  on.query<RosterClass>(
    `SELECT c.id::text, c.code, c.title, c.days::float8 AS days, c.status IN ('PLANNED', 'RUNNING') AS open
     FROM training_class c JOIN organization o ON o.id = c.organization_id
     WHERE o.path LIKE $1 || '%' AND (c.code = ANY($2::text[]) OR c.title = ANY($3::text[]))`,
    [path, named.codes, named.titles],
  );

/** People who belong to the subtree by home or present post and bear one of the numbers or names. */
export const rosterPeople = (
  on: Sql,
  where: { rootId: string; path: string; numbers: readonly string[]; nameKeys: readonly string[] },
): Promise<RosterPerson[]> =>
  on.query<RosterPerson>(
    `SELECT k.id::text, k.staff_number AS "staffNumber", k.name, k.name_key AS "nameKey", k.status = 'LEFT' AS "left",
       home.name AS "organizationName", k.birth_month AS "birthMonth"
     FROM cadre k JOIN organization home ON home.id = k.home_organization_id
     WHERE k.root_id = $1::uuid AND (k.staff_number = ANY($3::text[]) OR k.name_key = ANY($4::text[]))
       AND (home.path LIKE $2 || '%' OR EXISTS (SELECT 1 FROM cadre_post p JOIN organization o ON o.id = p.organization_id
         WHERE p.cadre_id = k.id AND p.ended_on IS NULL AND o.path LIKE $2 || '%'))
     ORDER BY home.path, k.id`,
    [where.rootId, where.path, where.numbers, where.nameKeys],
  );

/** Of these people those who still belong to the subtree, kept from being removed until the transaction ends. */
export const lockPresent = async (
  tx: Sql,
  where: { rootId: string; path: string; ids: readonly string[] },
): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      `SELECT k.id::text FROM cadre k JOIN organization home ON home.id = k.home_organization_id
       WHERE k.root_id = $1::uuid AND k.id = ANY($3::uuid[]) AND k.status = 'ACTIVE'
         AND (home.path LIKE $2 || '%' OR EXISTS (SELECT 1 FROM cadre_post p JOIN organization o ON o.id = p.organization_id
           WHERE p.cadre_id = k.id AND p.ended_on IS NULL AND o.path LIKE $2 || '%'))
       ORDER BY k.id FOR SHARE OF k`,
      [where.rootId, where.path, where.ids],
    )
  ).map(({ id }) => id);

export type EnrolmentState = RosterPlace & RosterState & { open: boolean };

const STATE = `e.class_id::text AS "classId", e.cadre_id::text AS "cadreId", e.half_days_planned AS "halfDaysPlanned",
  e.half_days_attended AS "halfDaysAttended", e.result::text AS result, e.grade, e."group", e.leave_reason AS "leaveReason", c.status IN ('PLANNED', 'RUNNING') AS open
  FROM class_enrolment e JOIN training_class c ON c.id = e.class_id`;

/** All that stands on the rosters of these classes. */
export const rostersOf = (on: Sql, classIds: readonly string[]): Promise<EnrolmentState[]> =>
  on.query<EnrolmentState>(`SELECT ${STATE} WHERE e.class_id = ANY($1::uuid[])`, [classIds]);

export type OpenClass = { id: string; title: string; startsOn: string; endsOn: string; days: number | null };

/** Keeps the classes from being closed until the transaction ends. @returns those that are still open, with their names */
export const lockOpenClasses = (tx: Sql, classIds: readonly string[]): Promise<OpenClass[]> =>
  tx.query(
    `SELECT c.id::text, c.title, c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn", c.days::float8 AS days FROM training_class c
     WHERE c.id = ANY($1::uuid[]) AND c.status IN ('PLANNED', 'RUNNING') ORDER BY c.id FOR UPDATE`,
    [classIds],
  );

/** Writes places on rosters, new ones and changed ones. */
export const saveRoster = (tx: Sql, rows: readonly (RosterPlace & RosterState)[]): Promise<object[]> =>
  tx.query(
    `INSERT INTO class_enrolment (class_id, cadre_id, organization_id, "group", half_days_planned, half_days_attended, result, grade, leave_reason, updated_at)
     SELECT r."classId", r."cadreId", k.home_organization_id, r."group", r."halfDaysPlanned", r."halfDaysAttended", r.result, r.grade,
       r."leaveReason", clock_timestamp()
     FROM jsonb_to_recordset($1::jsonb) AS r("classId" uuid, "cadreId" uuid, "group" text, "halfDaysPlanned" int, "halfDaysAttended" int,
       result class_result, grade text, "leaveReason" text) JOIN cadre k ON k.id = r."cadreId"
     ON CONFLICT (class_id, cadre_id) DO UPDATE SET "group" = EXCLUDED."group", half_days_attended = EXCLUDED.half_days_attended,
       result = EXCLUDED.result, grade = EXCLUDED.grade, leave_reason = EXCLUDED.leave_reason, updated_at = EXCLUDED.updated_at`,
    [JSON.stringify(rows)],
  );

/** Takes people off rosters. */
export const deleteFromRosters = (tx: Sql, rows: readonly RosterPlace[]): Promise<object[]> =>
  tx.query(
    `DELETE FROM class_enrolment e USING jsonb_to_recordset($1::jsonb) AS r("classId" uuid, "cadreId" uuid)
     WHERE e.class_id = r."classId" AND e.cadre_id = r."cadreId"`,
    [JSON.stringify(rows)],
  );
