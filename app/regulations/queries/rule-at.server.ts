import { sqlRead, type Sql } from '~/platform/db.ts';
import { isConfirmed, type EvidenceStatus } from '../rules/evidence.ts';

/** A dated rule as it stands for one organization. A verdict stores `id` and shows the clause. */
export type RuleAt = {
  id: string;
  code: string;
  /** whatever the rule's code says it is: a number, a text, a list */
  value: unknown;
  unit: string | null;
  /** the organization that set it: the one asked for or one above it */
  scopeOrganizationId: string;
  validFrom: string;
  validTo: string | null;
  evidence: EvidenceStatus;
  /** false is shown as 待核 */
  confirmed: boolean;
  clause: { documentCode: string; documentTitle: string; article: string; label: string } | null;
};

type Row = Omit<RuleAt, 'clause' | 'confirmed'> & {
  confirmedBy: string | null;
  documentCode: string | null;
  documentTitle: string | null;
  article: string | null;
  label: string | null;
};

/**
 * The rule that holds for an organization on a day: the nearest one up the tree.
 *
 * @param day civil date
 * @returns null where nobody up the tree has set it for that day
 */
export async function ruleAt(
  code: string,
  organizationId: string,
  day: string,
  on: Sql = sqlRead,
): Promise<RuleAt | null> {
  const [row] = await on.query<Row>(
    `SELECT r.id::text, r.code, r.value, r.unit, r.scope_organization_id::text AS "scopeOrganizationId",
            r.valid_from::text AS "validFrom", r.valid_to::text AS "validTo", r.evidence::text AS evidence,
            r.confirmed_by::text AS "confirmedBy", d.code AS "documentCode", d.short_title AS "documentTitle",
            c.article, c.label
     FROM organization asked JOIN organization scope ON asked.path LIKE scope.path || '%'
     JOIN rule_version r ON r.scope_organization_id = scope.id
     LEFT JOIN clause_version v ON v.id = r.clause_version_id LEFT JOIN clause c ON c.id = v.clause_id
     LEFT JOIN regulation_document d ON d.id = c.document_id
     WHERE asked.id = $1::uuid AND r.code = $2 AND r.valid_from <= $3::date
       AND (r.valid_to IS NULL OR r.valid_to > $3::date)
     ORDER BY scope.depth DESC LIMIT 1`,
    [organizationId, code, day],
  );
  if (!row) return null;
  const { confirmedBy, documentCode, documentTitle, article, label, ...rule } = row;
  return {
    ...rule,
    confirmed: isConfirmed({ evidence: rule.evidence, confirmedBy }),
    clause: documentCode && documentTitle && article && label ? { documentCode, documentTitle, article, label } : null,
  };
}
