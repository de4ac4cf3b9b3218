import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql, Transaction } from '~/platform/db.ts';
import type { MemberRow } from '../rules/member-row.ts';
import type { RotationStanding } from '../rules/rotation-standing.ts';

/**
 * Every member of the plan $1 in the subtrees $2 with the one standing that counts; figures and lists are both made of
 * this. Whoever was trained counts as trained, exempt or not. A place in a class that is still open is a place, also
 * where the adviser has noted the completion already; leaving it early is a miss. The classes are gone through once for
 * all members, not once for each.
 */
const MEMBERS = `
  SELECT m.cadre_id AS "cadreId", m.organization_id AS "organizationId", o.name AS "organizationName", o.path,
         m.exempt_reason AS "exemptReason", m.completed_on::text AS "completedOn",
         CASE WHEN m.completed_on IS NOT NULL THEN 'DONE' WHEN m.exempt_reason IS NOT NULL THEN 'EXEMPT'
              WHEN part.next_id IS NOT NULL THEN 'SCHEDULED' WHEN part.missed > 0 THEN 'MISSED' ELSE 'UNPLANNED' END AS standing,
         m.completed_class_id AS done_id, part.next_id AS next_id, coalesce(part.missed, 0) AS missed
  FROM rotation_plan_member m JOIN organization o ON o.id = m.organization_id
  LEFT JOIN (
    SELECT e.cadre_id,
      (array_agg(c.id ORDER BY c.starts_on, c.id) FILTER (WHERE c.status IN ('PLANNED', 'RUNNING') AND e.result IN ('ENROLLED', 'COMPLETED')))[1] AS next_id,
      count(*) FILTER (WHERE c.status <> 'CANCELLED' AND (e.result IN ('NOT_COMPLETED', 'WITHDRAWN') OR (c.status = 'COMPLETED' AND e.result <> 'COMPLETED')))::int AS missed
    FROM training_class c JOIN class_enrolment e ON e.class_id = c.id WHERE c.plan_id = $1::uuid GROUP BY e.cadre_id) part
    ON part.cadre_id = m.cadre_id
  WHERE m.plan_id = $1::uuid AND ${inScopes('o.path', '$2')}`;

export type MemberFilter = {
  planId: string;
  scopes: readonly string[];
  within: string | null;
  /** of this very organization, without those below it */
  at?: string | null;
  /** this person alone */
  person?: string | null;
  /** whom the classes of the plan have reached, or will have, up to this one */
  through?: string | null;
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
  filter.person ?? null,
  filter.through ?? null,
];
/** Completed classes come first, whatever their dates; then the open ones, each with those for whom it is the next. */
const THROUGH = `EXISTS (SELECT 1 FROM training_class t JOIN training_class own
    ON own.id = CASE l.standing WHEN 'DONE' THEN l.done_id WHEN 'SCHEDULED' THEN l.next_id END
  WHERE t.id = $8::uuid AND t.plan_id = $1::uuid AND (
    l.standing = 'DONE' AND t.status <> 'COMPLETED' OR
    (l.standing = 'DONE') = (t.status = 'COMPLETED') AND (own.ends_on, own.id) <= (t.ends_on, t.id)))`;
const MATCHING = `FROM (${MEMBERS}) l JOIN cadre k ON k.id = l."cadreId"
  WHERE ($3::text IS NULL OR l.path LIKE $3 || '%') AND ($6::text IS NULL OR l.path = $6) AND (cardinality($4::text[]) = 0 OR l.standing = ANY($4::text[]))
  AND ($5 = '' OR k.name LIKE '%' || $5 || '%' OR l."organizationName" LIKE '%' || $5 || '%' OR k.staff_number = $5)
  AND ($7::uuid IS NULL OR l."cadreId" = $7::uuid) AND ($8::uuid IS NULL OR ${THROUGH})`;

const ORDERS: Record<string, string> = { unit: 'l.path', name: 'k.name', standing: 'l.standing' };

export async function listMembers(
  on: Sql,
  filter: MemberFilter,
  page: { sort?: string; descending?: boolean; limit: number; offset: number },
): Promise<{ rows: MemberRow[]; total: number }> {
  const order = `${ORDERS[page.sort ?? 'unit'] ?? 'l.path'} ${page.descending ? 'DESC' : 'ASC'}, l.path, k.name, l."cadreId"`;
  const [rows, count] = await Promise.all([
    on.query<MemberRow>(
      `SELECT p."cadreId"::text, p.name, p."staffNumber", p."organizationId"::text, p."organizationName", p.path, p."exemptReason",
         p."completedOn", p.standing, p.missed, next.title AS "nextClass", next.starts_on::text AS "nextStartsOn" FROM (
         SELECT l.*, k.name, k.staff_number AS "staffNumber", row_number() OVER (ORDER BY ${order}) AS place ${MATCHING}
         ORDER BY ${order} LIMIT $9 OFFSET $10) p
       LEFT JOIN training_class next ON next.id = p.next_id ORDER BY p.place`,
      [...memberValues(filter), page.limit, page.offset],
    ),
    on.query<{ n: number }>(`SELECT count(*)::int AS n ${MATCHING}`, memberValues(filter)),
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
    `SELECT g.id AS "organizationId", g.name AS "organizationName", g.path, u.standing, sum(u.n)::int AS n
     FROM (SELECT l.path, l.standing, count(*)::int AS n FROM (${MEMBERS}) l WHERE l.path LIKE $3::text || '%' GROUP BY l.path, l.standing) u
     JOIN organization g ON g.path = CASE WHEN u.path = $3::text THEN u.path
       ELSE $3::text || split_part(substr(u.path, length($3::text) + 1), '.', 1) || '.' END
     GROUP BY g.id, g.name, g.path, u.standing ORDER BY g.path`,
    [planId, scopes, abovePath],
  );

/** Exempts somebody who was not trained, or takes that back (null). @returns false for others */
export async function setExemption(
  tx: Transaction,
  planId: string,
  cadreId: string,
  reason: string | null,
): Promise<boolean> {
  const { count } = await tx.prisma.rotationPlanMember.updateMany({
    where: { planId, cadreId, completedOn: null },
    data: { exemptReason: reason },
  });
  return count === 1;
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

/** Notes who came onto the roll after completing a class of the plan: by the first of those classes. */
export const completeNewcomers = (tx: Sql, planId: string): Promise<object[]> =>
  tx.query(
    `UPDATE rotation_plan_member m SET completed_class_id = first.id, completed_on = first.ends_on
     FROM (SELECT DISTINCT ON (e.cadre_id) e.cadre_id, c.id, c.ends_on
           FROM training_class c JOIN class_enrolment e ON e.class_id = c.id AND e.result = 'COMPLETED'
           WHERE c.plan_id = $1::uuid AND c.status = 'COMPLETED' ORDER BY e.cadre_id, c.ends_on, c.id) first
     WHERE m.plan_id = $1::uuid AND m.cadre_id = first.cadre_id AND m.completed_on IS NULL`,
    [planId],
  );

/**
 * Takes back who was trained by a class of the plan: by another completed class of the plan where there is one, else not
 * at all. @returns how many no longer count as trained
 */
export async function uncompleteMembers(tx: Sql, planId: string, classId: string): Promise<number> {
  const rows = await tx.query<{ trained: boolean }>(
    `UPDATE rotation_plan_member m SET completed_class_id = other.id, completed_on = other.ends_on
     FROM rotation_plan_member gone LEFT JOIN LATERAL (
       SELECT c.id, c.ends_on FROM training_class c JOIN class_enrolment e ON e.class_id = c.id
       WHERE c.plan_id = $1::uuid AND c.id <> $2::uuid AND c.status = 'COMPLETED' AND e.cadre_id = gone.cadre_id AND e.result = 'COMPLETED'
       ORDER BY c.ends_on, c.id LIMIT 1) other ON true
     WHERE gone.plan_id = $1::uuid AND gone.completed_class_id = $2::uuid AND m.plan_id = gone.plan_id AND m.cadre_id = gone.cadre_id
     RETURNING m.completed_on IS NOT NULL AS trained`,
    [planId, classId],
  );
  return rows.filter((row) => !row.trained).length;
}
