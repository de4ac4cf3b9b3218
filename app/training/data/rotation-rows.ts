import { inScopes } from '~/identity/data/scope-sql.ts';
import { dateColumn } from '~/platform/clock.ts';
import type { Sql, Transaction } from '~/platform/db.ts';
import { NO_LONGER_DUE, type PlanStatus } from '../rules/plan-life.ts';
import type { Population } from '../rules/population.ts';

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
  /** when the names were fixed */
  frozenAt: Date | null;
  status: PlanStatus;
};

const PLAN = `
  p.id, p.root_id AS "rootId", p.organization_id AS "organizationId", o.name AS "organizationName", o.path, p.title,
  p.window_from::text AS "windowFrom", p.window_to::text AS "windowTo", p.population, p.frozen_at AS "frozenAt", p.status
  FROM rotation_plan p JOIN organization o ON o.id = p.organization_id`;

/** @param lock keeps the window as it is (`SHARE`), or what counts for the plan (`UPDATE`), until the transaction ends */
export async function findPlan(on: Sql, id: string, lock?: 'SHARE' | 'UPDATE'): Promise<PlanRow | null> {
  if (lock) await on.query(`SELECT 1 FROM rotation_plan WHERE id = $1::uuid FOR ${lock}`, [id]);
  return (await on.query<PlanRow>(`SELECT ${PLAN} WHERE p.id = $1::uuid`, [id]))[0] ?? null;
}

/** Plans by id, with their windows kept as they are until the transaction ends. */
export const lockPlans = (tx: Sql, ids: readonly string[]): Promise<PlanRow[]> =>
  tx.query<PlanRow>(`SELECT ${PLAN} WHERE p.id = ANY($1::uuid[]) ORDER BY p.id FOR SHARE OF p`, [ids]);

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
       ORDER BY length(o.path), p.window_from DESC, p.id DESC LIMIT 1`,
      [scopes, day],
    )
  )[0] ?? null;

export type OverduePlan = { id: string; title: string; windowTo: string; open: number };

/** Plans whose window is over with members of the subtrees neither trained nor exempt, the latest first. */
export const overduePlans = (on: Sql, scopes: readonly string[], day: string): Promise<OverduePlan[]> =>
  on.query<OverduePlan>(
    `SELECT p.id::text, p.title, p.window_to::text AS "windowTo", count(*)::int AS open
     FROM rotation_plan p JOIN rotation_plan_member m ON m.plan_id = p.id AND m.completed_on IS NULL AND m.exempt_reason IS NULL
     JOIN organization o ON o.id = m.organization_id
     WHERE p.status = 'ACTIVE' AND p.window_to < $2::date AND ${inScopes('o.path', '$1')}
     GROUP BY p.id ORDER BY p.window_to DESC, p.id`,
    [scopes, day],
  );

export async function insertPlan(
  tx: Transaction,
  row: Pick<PlanRow, 'id' | 'rootId' | 'organizationId' | 'title' | 'windowFrom' | 'windowTo' | 'population'> & {
    createdBy: string;
    at: Date;
  },
): Promise<void> {
  await tx.prisma.rotationPlan.create({
    data: {
      id: row.id,
      rootId: row.rootId,
      organizationId: row.organizationId,
      title: row.title,
      windowFrom: dateColumn(row.windowFrom),
      windowTo: dateColumn(row.windowTo),
      population: row.population,
      frozenAt: row.at,
      createdBy: row.createdBy,
    },
  });
}

/** $1 the subtree · $2 to $5 the filter · $6 the day on which the post is held */
const IN_POPULATION = `
  FROM cadre k JOIN cadre_post cp ON cp.cadre_id = k.id AND cp.started_on <= $6::date AND (cp.ended_on IS NULL OR cp.ended_on > $6::date)
  JOIN organization o ON o.id = cp.organization_id LEFT JOIN organization_profile f ON f.organization_id = o.id
  WHERE k.status = 'ACTIVE' AND o.path LIKE $1 || '%'
    AND (cardinality($2::text[]) = 0 OR cp.post_type::text = ANY($2::text[]))
    AND (cardinality($3::text[]) = 0 OR f.type::text = ANY($3::text[]))
    AND (cardinality($4::text[]) = 0 OR f.unit_nature::text = ANY($4::text[]))
    AND (cardinality($5::text[]) = 0 OR cp.employment_mode::text = ANY($5::text[]))`;

const populationValues = (path: string, who: Population, day: string): unknown[] => [
  path,
  who.postTypes,
  who.organizationTypes,
  who.unitNatures,
  who.employmentModes,
  day,
];

/** How many persons are in the population on a day, each once. */
export const countPopulation = async (on: Sql, path: string, who: Population, day: string): Promise<number> =>
  (
    await on.query<{ n: number }>(
      `SELECT count(DISTINCT k.id)::int AS n ${IN_POPULATION}`,
      populationValues(path, who, day),
    )
  )[0]?.n ?? 0;

/** Puts on the roll who is in the population and not on it: each person once, with the organization of that moment. */
export async function addMembers(tx: Sql, planId: string, path: string, who: Population, day: string): Promise<number> {
  const rows = await tx.query(
    `INSERT INTO rotation_plan_member (plan_id, cadre_id, organization_id)
     SELECT DISTINCT ON (k.id) $7::uuid, k.id, cp.organization_id ${IN_POPULATION} ORDER BY k.id, cp.started_on DESC, cp.id
     ON CONFLICT DO NOTHING RETURNING cadre_id`,
    [...populationValues(path, who, day), planId],
  );
  return rows.length;
}

export type RollChange = { joined: number; left: number; back: number };

/** What has become different since the roll was frozen: who would join it, leave it, or come back to it. */
export const rollChange = async (
  on: Sql,
  planId: string,
  path: string,
  who: Population,
  day: string,
): Promise<RollChange> =>
  (
    await on.query<RollChange>(
      `WITH now_due AS (SELECT DISTINCT k.id ${IN_POPULATION}),
            roll AS (SELECT cadre_id, exempt_reason FROM rotation_plan_member WHERE plan_id = $7::uuid),
            waiting AS (SELECT cadre_id, exempt_reason FROM rotation_plan_member WHERE plan_id = $7::uuid AND completed_on IS NULL)
       SELECT (SELECT count(*)::int FROM now_due n WHERE NOT EXISTS (SELECT 1 FROM roll r WHERE r.cadre_id = n.id)) AS joined,
              (SELECT count(*)::int FROM waiting w WHERE w.exempt_reason IS NULL AND NOT EXISTS (SELECT 1 FROM now_due n WHERE n.id = w.cadre_id)) AS left,
              (SELECT count(*)::int FROM waiting w WHERE w.exempt_reason = $8 AND EXISTS (SELECT 1 FROM now_due n WHERE n.id = w.cadre_id)) AS back`,
      [...populationValues(path, who, day), planId, NO_LONGER_DUE],
    )
  )[0] ?? { joined: 0, left: 0, back: 0 };

/** Exempts who left the population untrained, and takes that back for who returned to it. @returns how many of each */
export async function settleLeavers(
  tx: Sql,
  planId: string,
  path: string,
  who: Population,
  day: string,
): Promise<Omit<RollChange, 'joined'>> {
  const changed = await tx.query<{ left: boolean }>(
    `WITH now_due AS (SELECT DISTINCT k.id ${IN_POPULATION})
     UPDATE rotation_plan_member m SET exempt_reason = CASE WHEN m.exempt_reason IS NULL THEN $8 END
     WHERE m.plan_id = $7::uuid AND m.completed_on IS NULL AND (
       (m.exempt_reason IS NULL AND NOT EXISTS (SELECT 1 FROM now_due n WHERE n.id = m.cadre_id)) OR
       (m.exempt_reason = $8 AND EXISTS (SELECT 1 FROM now_due n WHERE n.id = m.cadre_id)))
     RETURNING m.exempt_reason IS NOT NULL AS left`,
    [...populationValues(path, who, day), planId, NO_LONGER_DUE],
  );
  const left = changed.filter((row) => row.left).length;
  return { left, back: changed.length - left };
}

export async function updatePlan(
  tx: Transaction,
  id: string,
  row: { title: string; windowFrom: string; windowTo: string; status: PlanStatus },
): Promise<void> {
  await tx.prisma.rotationPlan.updateMany({
    where: { id },
    data: {
      title: row.title,
      windowFrom: dateColumn(row.windowFrom),
      windowTo: dateColumn(row.windowTo),
      status: row.status,
    },
  });
}
