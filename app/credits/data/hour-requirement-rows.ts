import type { EvidenceStatus } from '~/regulations/rules/evidence.ts';
import type { Sql } from '~/platform/db.ts';

export type HourRuleRow = {
  id: string;
  code: string;
  value: unknown;
  evidence: EvidenceStatus;
  confirmedBy: string | null;
  documentCode: string | null;
  documentTitle: string | null;
  article: string | null;
  label: string | null;
};

/** The hour requirements that hold where a person belongs: of each code the nearest one up the tree. */
export const hourRules = (on: Sql, cadreId: string, day: string): Promise<HourRuleRow[]> =>
  on.query<HourRuleRow>(
    `SELECT DISTINCT ON (r.code) r.id::text, r.code, r.value, r.evidence::text AS evidence, r.confirmed_by::text AS "confirmedBy",
            d.code AS "documentCode", d.short_title AS "documentTitle", c.article, c.label
     FROM cadre k JOIN organization home ON home.id = k.home_organization_id
     JOIN organization scope ON home.path LIKE scope.path || '%'
     JOIN rule_version r ON r.scope_organization_id = scope.id AND r.code LIKE 'HRS\\_%'
     LEFT JOIN clause_version v ON v.id = r.clause_version_id LEFT JOIN clause c ON c.id = v.clause_id
     LEFT JOIN regulation_document d ON d.id = c.document_id
     WHERE k.id = $1::uuid AND r.valid_from <= $2::date AND (r.valid_to IS NULL OR r.valid_to > $2::date)
     ORDER BY r.code, scope.depth DESC`,
    [cadreId, day],
  );

/** The hour requirements that an organization itself sets. */
export const rulesOfOrganization = (on: Sql, organizationId: string, day: string): Promise<{ value: unknown }[]> =>
  on.query<{ value: unknown }>(
    `SELECT r.value FROM rule_version r WHERE r.scope_organization_id = $1::uuid AND r.code LIKE 'HRS\\_%'
       AND r.valid_from <= $2::date AND (r.valid_to IS NULL OR r.valid_to > $2::date)`,
    [organizationId, day],
  );

export type CountedPerson = { rank: string | null; postTypes: string[] };

/** What decides which requirements concern somebody: rank and current posts. */
export const countedPerson = async (on: Sql, cadreId: string, day: string): Promise<CountedPerson | null> =>
  (
    await on.query<CountedPerson>(
      `SELECT k.rank_level AS rank, ARRAY(SELECT DISTINCT p.post_type::text FROM cadre_post p WHERE p.cadre_id = k.id
                AND p.started_on <= $2::date AND (p.ended_on IS NULL OR p.ended_on > $2::date)) AS "postTypes"
       FROM cadre k WHERE k.id = $1::uuid`,
      [cadreId, day],
    )
  )[0] ?? null;
