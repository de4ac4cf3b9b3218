import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { DueKind, DueRow } from '../rules/overview-lists.ts';

export type DueFilter = {
  scopes: readonly string[];
  within: string | null;
  kinds: readonly DueKind[];
  search: string;
  /** civil dates, both included */
  from: string;
  to: string;
};

/**
 * What of whom comes to an end in the period, one row for each person and matter: passes and exemptions (unless the
 * person is covered beyond it, by a later one or in the other way), competency certificates in force, rotation plans that end before the person was trained, and those that already have.
 * $1 subtrees · $2 the subtree within · $3 from · $4 to
 */
const DUE = `
  SELECT 'PASS' AS kind, k.id AS cadre_id, o.path, o.name AS organization, p.until AS due_on, NULL::text AS detail, NULL::uuid AS subject
  FROM (SELECT e.cadre_id, max(e.valid_until) AS until FROM eligibility e WHERE e.status = 'CONFIRMED' AND e.occasion IN ('PRE_APPOINTMENT', 'PRE_ELECTION')
        GROUP BY e.cadre_id HAVING bool_and(e.valid_until IS NOT NULL)) p
  JOIN cadre k ON k.id = p.cadre_id JOIN organization o ON o.id = k.home_organization_id WHERE k.status = 'ACTIVE' AND p.until BETWEEN $3::date AND $4::date
    AND NOT EXISTS (SELECT 1 FROM test_exemption x WHERE x.cadre_id = p.cadre_id AND x.withdrawn_at IS NULL AND x.valid_from <= p.until + 1
      AND (x.valid_until IS NULL OR x.valid_until > p.until))
  UNION ALL
  SELECT 'EXEMPTION', k.id, o.path, o.name, x.until, x.kind, x.id
  FROM (SELECT e.cadre_id, e.valid_until AS until, e.kind, e.id FROM test_exemption e
        WHERE e.withdrawn_at IS NULL AND e.occasion IN ('PRE_APPOINTMENT', 'PRE_ELECTION') AND NOT EXISTS (SELECT 1 FROM test_exemption y
          WHERE y.cadre_id = e.cadre_id AND y.withdrawn_at IS NULL AND y.occasion IN ('PRE_APPOINTMENT', 'PRE_ELECTION') AND y.valid_from <= e.valid_until + 1
            AND (y.valid_until IS NULL OR y.valid_until > e.valid_until OR (y.valid_until = e.valid_until AND y.id > e.id)))) x
  JOIN cadre k ON k.id = x.cadre_id JOIN organization o ON o.id = k.home_organization_id WHERE k.status = 'ACTIVE' AND x.until BETWEEN $3::date AND $4::date
    AND NOT EXISTS (SELECT 1 FROM eligibility e WHERE e.cadre_id = x.cadre_id AND e.status = 'CONFIRMED' AND e.occasion IN ('PRE_APPOINTMENT', 'PRE_ELECTION')
      AND e.valid_from <= x.until + 1 AND (e.valid_until IS NULL OR e.valid_until >= x.until))
  UNION ALL
  SELECT 'CERTIFICATE', k.id, o.path, o.name, c.until, c.number, c.id
  FROM (SELECT DISTINCT ON (x.cadre_id, x.scheme, x.level) x.cadre_id, x.valid_until AS until, x.number, x.id FROM certificate x
        WHERE x.type = 'COMPETENCY' AND x.status = 'SEALED' AND NOT EXISTS (SELECT 1 FROM certificate_event v WHERE v.certificate_id = x.id AND v.type IN ('REVOKED', 'CANCELLED', 'SUPERSEDED'))
        ORDER BY x.cadre_id, x.scheme, x.level, x.valid_until DESC NULLS FIRST, x.id DESC) c
  JOIN cadre k ON k.id = c.cadre_id JOIN organization o ON o.id = k.home_organization_id WHERE k.status = 'ACTIVE' AND c.until BETWEEN $3::date AND $4::date
  UNION ALL
  SELECT CASE WHEN r.window_to < $3::date THEN 'OVERDUE' ELSE 'ROTATION' END, k.id, o.path, o.name, r.window_to, r.title, r.id
  FROM rotation_plan r JOIN rotation_plan_member m ON m.plan_id = r.id AND m.exempt_reason IS NULL AND m.completed_on IS NULL
  JOIN cadre k ON k.id = m.cadre_id JOIN organization o ON o.id = m.organization_id
  WHERE r.status = 'ACTIVE' AND r.window_to <= $4::date`;

const LISTED = `SELECT d.kind, d.cadre_id AS "cadreId", k.name, k.staff_number AS "staffNumber", d.organization, d.path, d.due_on::text AS "on", d.detail,
    d.subject::text AS subject
  FROM (${DUE}) d JOIN cadre k ON k.id = d.cadre_id
  WHERE ${inScopes('d.path', '$1')} AND ($2::text IS NULL OR d.path LIKE $2 || '%')
    AND (cardinality($5::text[]) = 0 OR d.kind = ANY($5::text[]))
    AND ($6 = '' OR k.name LIKE '%' || $6 || '%' OR d.organization LIKE '%' || $6 || '%' OR k.staff_number = $6)`;

const valuesOf = (filter: DueFilter): unknown[] => [
  filter.scopes,
  filter.within,
  filter.from,
  filter.to,
  filter.kinds,
  filter.search,
];
const ORDER: Record<string, string> = { on: 'l."on"', name: 'l.name', unit: 'l.path' };

/** One page of what is due, and how many matters, overdue ones among them, and people there are in all. */
export async function listDue(
  on: Sql,
  filter: DueFilter,
  page: { sort: string; descending: boolean; limit: number; offset: number },
): Promise<{ rows: DueRow[]; total: number; overdue: number; people: number }> {
  const values = valuesOf(filter);
  const direction = page.descending ? 'DESC' : 'ASC';
  const [rows, count] = await Promise.all([
    on.query<DueRow>(
      `SELECT * FROM (${LISTED}) l ORDER BY ${ORDER[page.sort] ?? 'l."on"'} ${direction}, l.path, l.name, l."cadreId", l.kind, l.subject LIMIT $7 OFFSET $8`,
      [...values, page.limit, page.offset],
    ),
    on.query<{ total: number; overdue: number; people: number }>(
      `SELECT count(*)::int AS total, count(*) FILTER (WHERE l.kind = 'OVERDUE')::int AS overdue, count(DISTINCT l."cadreId")::int AS people
       FROM (${LISTED}) l`,
      values,
    ),
  ]);
  return { rows, ...(count[0] ?? { total: 0, overdue: 0, people: 0 }) };
}

/** How many rows of the list there are of each kind. */
export const countDue = (on: Sql, filter: DueFilter): Promise<{ kind: DueKind; n: number }[]> =>
  on.query(`SELECT l.kind, count(*)::int AS n FROM (${LISTED}) l GROUP BY l.kind`, valuesOf(filter));
