import type { Sql } from '~/platform/db.ts';
import type { Population } from '../rules/population.ts';
import type { RotationStanding } from '../rules/rotation-standing.ts';

export type PlanRow = {
  id: string;
  rootId: string;
  organizationId: string;
  organizationName: string;
  path: string;
  title: string;
  windowFrom: string;
  windowTo: string;
  population: Population;
  frozenAt: Date | null;
  status: string;
};

const PLAN = `
  p.id, p.root_id AS "rootId", p.organization_id AS "organizationId", o.name AS "organizationName", o.path, p.title,
  p.window_from::text AS "windowFrom", p.window_to::text AS "windowTo", p.population, p.frozen_at AS "frozenAt", p.status
  FROM rotation_plan p JOIN organization o ON o.id = p.organization_id`;

export const findPlan = async (on: Sql, id: string): Promise<PlanRow | null> =>
  (await on.query<PlanRow>(`SELECT ${PLAN} WHERE p.id = $1::uuid`, [id]))[0] ?? null;

/** Plans that concern one of the subtrees: their own, those below, and those of organizations above. */
export const plansFor = (on: Sql, scopes: readonly string[]): Promise<PlanRow[]> =>
  on.query<PlanRow>(
    `SELECT ${PLAN} WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) AS s(path) WHERE o.path LIKE s.path || '%' OR s.path LIKE o.path || '%')
     ORDER BY p.window_from DESC, p.id DESC`,
    [scopes],
  );

/** The plan of an authority that is running on a day, the widest first. */
export const currentPlan = async (on: Sql, scopes: readonly string[], day: string): Promise<PlanRow | null> =>
  (
    await on.query<PlanRow>(
      `SELECT ${PLAN} WHERE p.status = 'ACTIVE' AND $2::date BETWEEN p.window_from AND p.window_to
         AND EXISTS (SELECT 1 FROM unnest($1::text[]) AS s(path) WHERE o.path LIKE s.path || '%' OR s.path LIKE o.path || '%')
       ORDER BY length(o.path), p.window_from DESC LIMIT 1`,
      [scopes, day],
    )
  )[0] ?? null;

export async function insertPlan(
  tx: Sql,
  row: Pick<PlanRow, 'id' | 'rootId' | 'organizationId' | 'title' | 'windowFrom' | 'windowTo' | 'population'> & {
    createdBy: string;
    at: Date;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO rotation_plan (id, root_id, organization_id, title, window_from, window_to, population, frozen_at, created_by)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5::date, $6::date, $7::jsonb, $8::timestamptz, $9::uuid)`,
    [
      row.id,
      row.rootId,
      row.organizationId,
      row.title,
      row.windowFrom,
      row.windowTo,
      JSON.stringify(row.population),
      row.at,
      row.createdBy,
    ],
  );
}

const IN_POPULATION = `
  FROM cadre k JOIN cadre_post cp ON cp.cadre_id = k.id AND cp.ended_on IS NULL
  JOIN organization o ON o.id = cp.organization_id JOIN organization_profile f ON f.organization_id = o.id
  WHERE k.status = 'ACTIVE' AND o.path LIKE $1 || '%'
    AND (cardinality($2::text[]) = 0 OR cp.post_type::text = ANY($2::text[]))
    AND (cardinality($3::text[]) = 0 OR f.type::text = ANY($3::text[]))
    AND (cardinality($4::text[]) = 0 OR f.unit_nature::text = ANY($4::text[]))
    AND (cardinality($5::text[]) = 0 OR cp.employment_mode::text = ANY($5::text[]))`;

const populationValues = (path: string, who: Population): unknown[] => [
  path,
  who.postTypes,
  who.organizationTypes,
  who.unitNatures,
  who.employmentModes,
];

/** Freezes who is due: each person once, with the organization of that moment. */
export async function freezeMembers(tx: Sql, planId: string, path: string, who: Population): Promise<number> {
  const rows = await tx.query(
    `INSERT INTO rotation_plan_member (plan_id, cadre_id, organization_id)
     SELECT DISTINCT ON (k.id) $6::uuid, k.id, cp.organization_id ${IN_POPULATION} ORDER BY k.id, cp.started_on DESC
     ON CONFLICT DO NOTHING RETURNING cadre_id`,
    [...populationValues(path, who), planId],
  );
  return rows.length;
}

/** Every member with the one standing that counts; figures and lists are both made of this. */
const MEMBERS = `
  SELECT m.plan_id, m.cadre_id AS "cadreId", k.name, k.staff_number AS "staffNumber", m.organization_id AS "organizationId", o.name AS "organizationName",
         o.path, m.exempt_reason AS "exemptReason", m.completed_on::text AS "completedOn",
         CASE WHEN m.exempt_reason IS NOT NULL THEN 'EXEMPT' WHEN m.completed_on IS NOT NULL THEN 'DONE'
              WHEN next.title IS NOT NULL THEN 'SCHEDULED' WHEN missed.times > 0 THEN 'MISSED' ELSE 'UNPLANNED' END AS standing,
         next.id AS "nextClassId", next.title AS "nextClass", next.starts_on::text AS "nextStartsOn", missed.times::int AS missed
  FROM rotation_plan_member m
  JOIN cadre k ON k.id = m.cadre_id JOIN organization o ON o.id = m.organization_id
  LEFT JOIN LATERAL (
    SELECT c.id, c.title, c.starts_on FROM class_enrolment e JOIN training_class c ON c.id = e.class_id
    WHERE e.cadre_id = m.cadre_id AND c.plan_id = m.plan_id AND c.status IN ('PLANNED', 'RUNNING') AND e.result = 'ENROLLED'
    ORDER BY c.starts_on LIMIT 1) next ON true
  LEFT JOIN LATERAL (
    SELECT count(*) AS times FROM class_enrolment e JOIN training_class c ON c.id = e.class_id
    WHERE e.cadre_id = m.cadre_id AND c.plan_id = m.plan_id AND c.status = 'COMPLETED' AND e.result <> 'COMPLETED') missed ON true
  WHERE m.plan_id = $1::uuid AND EXISTS (SELECT 1 FROM unnest($2::text[]) AS s(path) WHERE o.path LIKE s.path || '%')`;

export type MemberRow = {
  cadreId: string;
  name: string;
  staffNumber: string | null;
  organizationId: string;
  organizationName: string;
  path: string;
  exemptReason: string | null;
  completedOn: string | null;
  standing: RotationStanding;
  nextClassId: string | null;
  nextClass: string | null;
  nextStartsOn: string | null;
  missed: number;
};

export type MemberFilter = {
  planId: string;
  scopes: readonly string[];
  within: string | null;
  /** of this very organization, without those below it */
  at?: string | null;
  standings: readonly string[];
  search: string;
};

const memberValues = (filter: MemberFilter): unknown[] => [
  filter.planId,
  filter.scopes,
  filter.within,
  filter.standings,
  filter.search,
  filter.at ?? null,
];
const MEMBER_FILTER = `WHERE ($3::text IS NULL OR l.path LIKE $3 || '%') AND ($6::text IS NULL OR l.path = $6) AND (cardinality($4::text[]) = 0 OR l.standing = ANY($4::text[]))
  AND ($5 = '' OR l.name LIKE '%' || $5 || '%' OR l."organizationName" LIKE '%' || $5 || '%' OR l."staffNumber" = $5)`;

export async function listMembers(
  on: Sql,
  filter: MemberFilter,
  limit: number,
  offset: number,
): Promise<{ rows: MemberRow[]; total: number }> {
  const [rows, count] = await Promise.all([
    on.query<MemberRow>(
      `SELECT * FROM (${MEMBERS}) l ${MEMBER_FILTER} ORDER BY l.path, l.name, l."cadreId" LIMIT $7 OFFSET $8`,
      [...memberValues(filter), limit, offset],
    ),
    on.query<{ n: number }>(`SELECT count(*)::int AS n FROM (${MEMBERS}) l ${MEMBER_FILTER}`, memberValues(filter)),
  ]);
  return { rows, total: count[0]?.n ?? 0 };
}

export type StandingCount = {
  organizationId: string;
  organizationName: string;
  path: string;
  standing: RotationStanding;
  n: number;
};

/** How many stand where, by the organizations directly below one (or that one itself). */
export const countStandings = (
  on: Sql,
  planId: string,
  scopes: readonly string[],
  abovePath: string,
): Promise<StandingCount[]> =>
  on.query<StandingCount>(
    `SELECT g.id AS "organizationId", g.name AS "organizationName", g.path, l.standing, count(*)::int AS n
     FROM (${MEMBERS}) l
     JOIN organization g ON l.path LIKE g.path || '%' AND g.path LIKE $3 || '%'
      AND (g.depth = (SELECT depth + 1 FROM organization WHERE path = $3) OR (g.path = $3 AND l.path = $3))
     GROUP BY g.id, g.name, g.path, l.standing ORDER BY g.path`,
    [planId, scopes, abovePath],
  );

export async function setExemption(tx: Sql, planId: string, cadreId: string, reason: string | null): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE rotation_plan_member SET exempt_reason = $3 WHERE plan_id = $1::uuid AND cadre_id = $2::uuid AND completed_on IS NULL RETURNING cadre_id`,
    [planId, cadreId, reason],
  );
  return rows.length === 1;
}

/** Notes who has been trained by a class of the plan; a second class changes nothing. */
export async function completeMembers(tx: Sql, planId: string, classId: string, endsOn: string): Promise<number> {
  const rows = await tx.query(
    `UPDATE rotation_plan_member m SET completed_class_id = $2::uuid, completed_on = $3::date
     FROM class_enrolment e WHERE m.plan_id = $1::uuid AND e.class_id = $2::uuid AND e.cadre_id = m.cadre_id AND e.result = 'COMPLETED'
       AND m.completed_on IS NULL RETURNING m.cadre_id`,
    [planId, classId, endsOn],
  );
  return rows.length;
}
