import type { Sql } from '~/platform/db.ts';
import type { KnownPlan } from '../rules/judge-class-row.ts';
import type { ClassStatus } from '../rules/class-life.ts';
import type { ClassFields } from '../rules/class-row.ts';

/** The whole of a class that an import writes and an undo restores. */
export type ClassState = ClassFields & {
  id: string;
  code: string;
  path: string;
  status: ClassStatus;
  roster: number;
  attended: number | null;
};

const STATE = `c.id::text, c.code, o.path, c.status::text AS status, c.title, c.class_type AS "classType", c.tier, c.host, c.organizer,
  c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn", c.planned_count AS "plannedCount", c.credit_hours::float8 AS "creditHours",
  c.days::float8 AS days, c.place, c.series_no AS "seriesNo", c.plan_id::text AS "planId",
  (SELECT count(*)::int FROM class_enrolment e WHERE e.class_id = c.id) AS roster,
  (SELECT max(e.half_days_attended) FROM class_enrolment e WHERE e.class_id = c.id) AS attended
  FROM training_class c JOIN organization o ON o.id = c.organization_id`;

/** Classes of an authority by number. */
export const classesByCode = (on: Sql, rootId: string, codes: readonly string[]): Promise<ClassState[]> =>
  on.query<ClassState>(`SELECT ${STATE} WHERE c.root_id = $1::uuid AND c.code = ANY($2::text[])`, [rootId, codes]);

/** Classes by id with what stands on their rosters, kept from changing until the transaction ends. */
export async function lockClasses(tx: Sql, ids: readonly string[]): Promise<ClassState[]> {
  await tx.query(`SELECT 1 FROM training_class WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`, [ids]);
  // Whoever waited for a class has to look once more: the roster that was seen before may be another by now.
  return tx.query<ClassState>(`SELECT ${STATE} WHERE c.id = ANY($1::uuid[])`, [ids]);
}

/** Plans of the subtree, below it and above it; a class of it may count for those that are active. */
export const plansAround = (on: Sql, path: string): Promise<KnownPlan[]> =>
  on.query<KnownPlan>(
    `SELECT p.id::text, p.title, p.window_from::text AS "windowFrom", p.window_to::text AS "windowTo", p.status = 'ACTIVE' AS active
     FROM rotation_plan p JOIN organization o ON o.id = p.organization_id
     WHERE o.path LIKE $1 || '%' OR $1 LIKE o.path || '%'`,
    [path],
  );

/** Takes classes away that nobody stands on the roster of. */
export const deleteClasses = (tx: Sql, ids: readonly string[]): Promise<object[]> =>
  tx.query(`DELETE FROM training_class WHERE id = ANY($1::uuid[])`, [ids]);
