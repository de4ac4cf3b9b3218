import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { ExemptionOccasion, ExemptionRow, ExemptionState, OwnExemption } from '../rules/exemption.ts';
import { REACHED_THROUGH } from './reached-through.ts';

export type ExemptionFilter = {
  scopes: string[];
  search: string;
  state: ExemptionState | null;
  kind: string | null;
  occasion: ExemptionOccasion | null;
  /** id of an organization: those of it and below it */
  within: string | null;
  /** civil date by which the state is told */
  day: string;
};

const STATE = `CASE WHEN x.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN x.valid_from > $2::date THEN 'toCome'
  WHEN x.valid_until < $2::date THEN 'over' ELSE 'inForce' END`;

/**
 * Exemptions of the people whom the subtrees reach today, through the home organization or a current post: after a
 * transfer they are the new unit's. The organization shown is the one that reaches them.
 *
 * @param inside whether the organization `o` is within what is asked for
 */
const exemption = (
  inside: string,
): string => `x.id::text, x.cadre_id::text AS "cadreId", c.name, c.staff_number AS "staffNumber", r.name AS "organizationName", r.path,
  x.occasion::text AS occasion, x.kind, x.reason, x.document_number AS "documentNumber", x.approved_by AS "approvedBy",
  x.valid_from::text AS "validFrom", x.valid_until::text AS "validUntil", ${STATE} AS state, x.granted_by_name AS "grantedByName",
  x.granted_at AS "grantedAt", x.withdrawn_by_name AS "withdrawnByName", x.withdrawn_at AS "withdrawnAt", x.withdrawn_reason AS "withdrawnReason",
  CASE WHEN jsonb_typeof(v.rule_version_ids) = 'object' THEN v.rule_version_ids ->> 'waiver' END AS "clauseVersionId",
  p.title AS "policyTitle", p.title_en AS "policyTitleEn", v.number AS "policyNumber"
  FROM test_exemption x JOIN cadre c ON c.id = x.cadre_id
  JOIN LATERAL (SELECT o.name, o.path FROM (${REACHED_THROUGH}) seen JOIN organization o ON o.id = seen.id
    WHERE ${inScopes('o.path', '$1')} AND ${inside} ORDER BY seen.rank, o.path LIMIT 1) r ON true
  JOIN exam_policy_version v ON v.id = x.policy_version_id JOIN exam_policy p ON p.id = v.policy_id`;

const WITHIN = exemption(`($3::uuid IS NULL OR o.path ^@ (SELECT w.path FROM organization w WHERE w.id = $3::uuid))`);
const MATCHES = `($4::text IS NULL OR name LIKE $4 OR "staffNumber" LIKE $4 OR "organizationName" LIKE $4 OR "documentNumber" LIKE $4 OR "approvedBy" LIKE $4)
  AND ($5::text IS NULL OR kind = $5) AND ($6::text IS NULL OR occasion = $6)`;

const valuesOf = ({ scopes, day, within, search, kind, occasion }: Omit<ExemptionFilter, 'state'>): unknown[] => [
  scopes,
  day,
  within,
  search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null,
  kind,
  occasion,
];

const SORTS: Record<string, string> = {
  name: 'name',
  unit: 'path',
  validUntil: '"validUntil"',
  grantedAt: '"grantedAt"',
};

/** One page of exemptions of the subtrees, and the number of all that match. */
export async function listExemptions(
  on: Sql,
  filter: ExemptionFilter,
  page: { sort: string; descending: boolean; limit: number; offset: number },
): Promise<{ rows: ExemptionRow[]; total: number }> {
  const values = [...valuesOf(filter), filter.state];
  const matching = `FROM (SELECT ${WITHIN}) l WHERE ${MATCHES} AND ($7::text IS NULL OR state = $7)`;
  const order = `${SORTS[page.sort] ?? '"grantedAt"'} ${page.descending ? 'DESC' : 'ASC'} NULLS LAST, "grantedAt" DESC, id`;
  const [rows, [counted]] = await Promise.all([
    on.query<ExemptionRow>(`SELECT * ${matching} ORDER BY ${order} LIMIT $8::int OFFSET $9::int`, [
      ...values,
      page.limit,
      page.offset,
    ]),
    on.query<{ total: number }>(`SELECT count(*)::int AS total ${matching}`, values),
  ]);
  return { rows, total: counted?.total ?? 0 };
}

export async function findExemption(on: Sql, scopes: string[], day: string, id: string): Promise<ExemptionRow | null> {
  const [row] = await on.query<ExemptionRow>(`SELECT ${exemption('true')} WHERE x.id = $3::uuid`, [scopes, day, id]);
  return row ?? null;
}

/** How many exemptions stand where that match everything else that is asked for. */
export const countExemptions = (
  on: Sql,
  filter: Omit<ExemptionFilter, 'state'>,
): Promise<{ state: ExemptionState; n: number }[]> =>
  on.query(
    `SELECT state, count(*)::int AS n FROM (SELECT ${WITHIN}) l WHERE ${MATCHES} GROUP BY state`,
    valuesOf(filter),
  );

/** Kinds that were ever granted to people of the subtrees. */
export const grantedKinds = async (on: Sql, scopes: string[], day: string): Promise<string[]> =>
  (
    await on.query<{ kind: string }>(`SELECT DISTINCT kind FROM (SELECT ${exemption('true')}) l ORDER BY kind`, [
      scopes,
      day,
    ])
  ).map(({ kind }) => kind);

/** The exemptions of a person, the latest first. */
export const exemptionRowsOf = (on: Sql, cadreId: string): Promise<OwnExemption[]> =>
  on.query<OwnExemption>(
    `SELECT x.id::text, x.occasion::text AS occasion, x.kind, x.reason, x.approved_by AS "approvedBy", x.document_number AS "documentNumber",
       x.valid_from::text AS "validFrom", x.valid_until::text AS "validUntil", x.granted_at AS "grantedAt",
       x.withdrawn_at AS "withdrawnAt", x.withdrawn_reason AS "withdrawnReason"
     FROM test_exemption x WHERE x.cadre_id = $1::uuid ORDER BY x.valid_from DESC, x.granted_at DESC, x.id LIMIT 200`,
    [cadreId],
  );
