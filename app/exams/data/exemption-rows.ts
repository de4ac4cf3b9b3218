import type { Sql } from '~/platform/db.ts';
import type { ExemptionKind, ExemptionOccasion, Period } from '../rules/exemption.ts';
import { REACHED_THROUGH } from './reached-through.ts';

/** A policy made from this preset is of the paper of a certification level, from which nobody is exempted. */
const LEVEL_PAPER = 'L1_60';

export type PersonToExempt = {
  cadreId: string;
  rootId: string;
  accountId: string | null;
  active: boolean;
  places: ExemptedAt[];
};

/** An organization through which a person is reached. */
export type ExemptedAt = { organizationId: string; path: string };

/** Through which organizations a person is reached today, wherever an exemption was granted. */
export const placesOfPerson = (on: Sql, cadreId: string): Promise<ExemptedAt[]> =>
  on.query<ExemptedAt>(
    `SELECT o.id::text AS "organizationId", o.path FROM cadre c CROSS JOIN LATERAL (${REACHED_THROUGH}) seen
     JOIN organization o ON o.id = seen.id WHERE c.id = $1::uuid ORDER BY seen.rank, o.path`,
    [cadreId],
  );

/** Takes a person for this transaction, so that two who exempt the same one come after each other. */
export async function personToExempt(tx: Sql, cadreId: string): Promise<PersonToExempt | null> {
  const [person] = await tx.query<Omit<PersonToExempt, 'places'>>(
    `SELECT c.id::text AS "cadreId", c.root_id::text AS "rootId", c.account_id::text AS "accountId", c.status = 'ACTIVE' AS active
     FROM cadre c WHERE c.id = $1::uuid FOR NO KEY UPDATE`,
    [cadreId],
  );
  if (!person) return null;
  return { ...person, places: await placesOfPerson(tx, cadreId) };
}

/** The kinds that the newest versions of the policies list which serve an organization: its own and those above it. */
export const exemptionKinds = (on: Sql, rootId: string, path: string): Promise<ExemptionKind[]> =>
  on.query<ExemptionKind>(
    `SELECT DISTINCT v.id::text AS "policyVersionId", k.kind, v.title AS "policyTitle", v.title_en AS "policyTitleEn", v.months AS "validityMonths", v.code
     FROM (SELECT DISTINCT ON (p.id) n.id, p.code, p.title, p.title_en, n.settings, (n.settings ->> 'validityMonths')::int AS months
           FROM exam_policy p JOIN organization o ON o.id = p.organization_id JOIN exam_policy_version n ON n.policy_id = p.id
           WHERE p.root_id = $1::uuid AND p.code <> $3 AND $2 LIKE o.path || '%' ORDER BY p.id, n.number DESC) v
     CROSS JOIN LATERAL jsonb_array_elements_text(v.settings -> 'waiverKinds') AS k(kind) ORDER BY v.code, k.kind, 1`,
    [rootId, path, LEVEL_PAPER],
  );

/** Periods of a person that stand against an exemption from the same test: confirmed passes, and exemptions not withdrawn. */
export const coveredPeriods = (
  tx: Sql,
  cadreId: string,
  occasion: ExemptionOccasion,
): Promise<(Period & { by: 'has-pass' | 'has-exemption' })[]> =>
  tx.query(
    `SELECT 'has-pass' AS by, e.valid_from::text AS "from", e.valid_until::text AS until FROM eligibility e
     WHERE e.cadre_id = $1::uuid AND e.occasion = $2::occasion AND e.status = 'CONFIRMED'
     UNION ALL SELECT 'has-exemption', x.valid_from::text, x.valid_until::text FROM test_exemption x
     WHERE x.cadre_id = $1::uuid AND x.occasion = $2::occasion AND x.withdrawn_at IS NULL`,
    [cadreId, occasion],
  );

export type NewExemption = {
  id: string;
  rootId: string;
  cadreId: string;
  organizationId: string;
  occasion: ExemptionOccasion;
  policyVersionId: string;
  kind: string;
  reason: string;
  documentNumber: string | null;
  approvedBy: string;
  period: Period;
  by: { accountId: string; displayName: string };
  at: Date;
};

export async function insertExemption(tx: Sql, row: NewExemption): Promise<void> {
  await tx.query(
    `INSERT INTO test_exemption (id, root_id, cadre_id, organization_id, occasion, policy_version_id, kind, reason, document_number,
       approved_by, valid_from, valid_until, granted_by, granted_by_name, granted_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::occasion, $6::uuid, $7, $8, $9, $10, $11::date, $12::date, $13::uuid, $14, $15::timestamptz)`,
    [
      row.id, row.rootId, row.cadreId, row.organizationId, row.occasion, row.policyVersionId, row.kind, row.reason, row.documentNumber,
      row.approvedBy, row.period.from, row.period.until, row.by.accountId, row.by.displayName, row.at,
    ], // prettier-ignore
  );
}

export type ExemptionToWithdraw = {
  cadreId: string;
  accountId: string | null;
  places: ExemptedAt[];
  kind: string;
  validFrom: string;
  validUntil: string | null;
  withdrawn: boolean;
};

/** Takes an exemption for this transaction. */
export async function exemptionToWithdraw(tx: Sql, id: string): Promise<ExemptionToWithdraw | null> {
  const [row] = await tx.query<Omit<ExemptionToWithdraw, 'places'>>(
    `SELECT x.cadre_id::text AS "cadreId", c.account_id::text AS "accountId", x.kind,
       x.valid_from::text AS "validFrom", x.valid_until::text AS "validUntil", x.withdrawn_at IS NOT NULL AS withdrawn
     FROM test_exemption x JOIN cadre c ON c.id = x.cadre_id
     WHERE x.id = $1::uuid FOR UPDATE OF x`,
    [id],
  );
  return row ? { ...row, places: await placesOfPerson(tx, row.cadreId) } : null;
}

export async function markWithdrawn(
  tx: Sql,
  id: string,
  { reason, by, at }: { reason: string; by: { accountId: string; displayName: string }; at: Date },
): Promise<void> {
  await tx.query(
    `UPDATE test_exemption SET withdrawn_by = $2::uuid, withdrawn_by_name = $3, withdrawn_at = $4::timestamptz, withdrawn_reason = $5
     WHERE id = $1::uuid AND withdrawn_at IS NULL`,
    [id, by.accountId, by.displayName, at, reason],
  );
}
