import { dateColumn, now } from '~/platform/clock.ts';
import { sqlRead, type Sql, type Transaction } from '~/platform/db.ts';
import type { Prisma } from '~/generated/prisma/client.ts';
import type { RuleRow } from '../rules/regulation-views.ts';
import type { EvidenceStatus } from '../rules/evidence.ts';

/** The last row of a rule in one place, locked until the transaction ends. */
export async function lockLastRule(
  tx: Sql,
  code: string,
  organizationId: string,
): Promise<{ id: string; validFrom: string; validTo: string | null } | null> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('rule:' || $1 || $2, 0))::text`, [
    code,
    organizationId,
  ]);
  const [row] = await tx.query<{ id: string; validFrom: string; validTo: string | null }>(
    `SELECT id::text, valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM rule_version
     WHERE code = $1 AND scope_organization_id = $2::uuid ORDER BY valid_from DESC LIMIT 1 FOR UPDATE`,
    [code, organizationId],
  );
  return row ?? null;
}

export async function endRule(tx: Transaction, id: string, day: string): Promise<void> {
  const end = dateColumn(day);
  await tx.prisma.ruleVersion.updateMany({
    where: { id, OR: [{ validTo: null }, { validTo: { gt: end } }] },
    data: { validTo: end },
  });
}

export type NewRule = {
  id: string;
  code: string;
  organizationId: string;
  validFrom: string;
  value: unknown;
  unit: string | null;
  clauseVersionId: string | null;
  evidence: EvidenceStatus;
  recordedBy: string | null;
};

export async function addRule(tx: Transaction, { organizationId, value, ...rule }: NewRule): Promise<void> {
  await tx.prisma.ruleVersion.create({
    data: {
      ...rule,
      scopeOrganizationId: organizationId,
      validFrom: dateColumn(rule.validFrom),
      value: value as Prisma.InputJsonValue,
    },
  });
}

export async function lockRule(
  tx: Sql,
  id: string,
): Promise<{ path: string; code: string; organizationId: string } | null> {
  const [row] = await tx.query<{ path: string; code: string; organizationId: string }>(
    `SELECT o.path, r.code, o.id::text AS "organizationId" FROM rule_version r
     JOIN organization o ON o.id = r.scope_organization_id WHERE r.id = $1::uuid FOR UPDATE OF r`,
    [id],
  );
  return row ?? null;
}

export async function confirmRuleRow(tx: Transaction, id: string, accountId: string): Promise<void> {
  await tx.prisma.ruleVersion.updateMany({ where: { id }, data: { confirmedBy: accountId, confirmedAt: now() } });
}

/** Every row of every rule set in the subtrees, the newest of each rule first. */
export const ruleRows = (paths: readonly string[], day: string): Promise<RuleRow[]> =>
  sqlRead.query<RuleRow>(
    `SELECT r.id::text, r.code, r.value, r.unit, o.name AS organization, r.valid_from::text AS "validFrom",
            r.valid_to::text AS "validTo",
            (r.valid_from <= $2::date AND (r.valid_to IS NULL OR r.valid_to > $2::date)) AS current,
            (r.evidence = 'VERIFIED' OR r.confirmed_by IS NOT NULL) AS confirmed, a.display_name AS "confirmedBy",
            r.confirmed_at AS "confirmedAt", w.display_name AS "recordedBy", r.recorded_at AS "recordedAt",
            d.code AS "documentCode", d.short_title AS "documentTitle", c.article, c.label
     FROM rule_version r JOIN organization o ON o.id = r.scope_organization_id
     LEFT JOIN clause_version v ON v.id = r.clause_version_id LEFT JOIN clause c ON c.id = v.clause_id
     LEFT JOIN regulation_document d ON d.id = c.document_id LEFT JOIN account a ON a.id = r.confirmed_by
     LEFT JOIN account w ON w.id = r.recorded_by
     WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) AS scope(path) WHERE o.path LIKE scope.path || '%')
     ORDER BY r.code, o.depth, o.name, o.path, r.valid_from DESC, r.id DESC`,
    [paths, day],
  );

/** Whether the values of this rule have several parts. */
export async function isComposite(tx: Sql, code: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM rule_version WHERE code = $1 AND jsonb_typeof(value) IN ('object', 'array') LIMIT 1`,
    [code],
  );
  return rows.length > 0;
}
