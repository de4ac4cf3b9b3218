import { sqlRead, type Sql } from '~/platform/db.ts';
import type { CertificateEventType } from '../rules/certificate-state.ts';
import type { CertificateFacts } from '../rules/certificate-facts.ts';

export type CertificateRow = {
  id: string;
  rootId: string;
  organizationId: string;
  organizationPath: string;
  type: 'TEST_PASS_SLIP' | 'COMPETENCY';
  scheme: string;
  level: string | null;
  cycle: string;
  number: string;
  verificationCode: string;
  cadreId: string;
  accountId: string | null;
  holderName: string;
  sourceType: string;
  sourceId: string;
  facts: CertificateFacts;
  factsHash: string;
  templateVersion: string;
  status: 'ALLOCATED' | 'SEALED' | 'VOID';
  pdfSha256: string | null;
  seal: string | null;
  issuedOn: string;
  validUntil: string | null;
  sealedAt: Date | null;
  events: { type: CertificateEventType; at: string; reason: string | null; byName: string | null }[];
};

export const CERTIFICATE_COLUMNS = `
  c.id, c.root_id AS "rootId", c.organization_id AS "organizationId", o.path AS "organizationPath", c.type, c.scheme, c.level, c.cycle,
  c.number, c.verification_code AS "verificationCode", c.cadre_id AS "cadreId", c.account_id AS "accountId", c.holder_name AS "holderName",
  c.source_type AS "sourceType", c.source_id AS "sourceId", c.facts, c.facts_hash AS "factsHash", c.template_version AS "templateVersion",
  c.status, c.pdf_sha256 AS "pdfSha256", c.seal, c.issued_on::text AS "issuedOn", c.valid_until::text AS "validUntil", c.sealed_at AS "sealedAt",
  coalesce((SELECT json_agg(json_build_object('type', e.type, 'at', e.at, 'reason', e.reason, 'byName', e.by_name) ORDER BY e.at, e.id)
            FROM certificate_event e WHERE e.certificate_id = c.id), '[]') AS events`;

export const CERTIFICATE_FROM = `certificate c JOIN organization o ON o.id = c.organization_id`;

export async function findCertificate(on: Sql, id: string): Promise<CertificateRow | null> {
  const rows = await on.query<CertificateRow>(
    `SELECT ${CERTIFICATE_COLUMNS} FROM ${CERTIFICATE_FROM} WHERE c.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
}

/** Holds a source to the end of the transaction. */
export async function lockSource(tx: Sql, sourceType: string, sourceId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('certificate ' || $1 || ' ' || $2, 0))::text`, [
    sourceType,
    sourceId,
  ]);
}

export async function findBySource(on: Sql, sourceType: string, sourceId: string): Promise<string | null> {
  const rows = await on.query<{ id: string }>(
    `SELECT id FROM certificate WHERE source_type = $1 AND source_id = $2::uuid`,
    [sourceType, sourceId],
  );
  return rows[0]?.id ?? null;
}

/** The next number of a series; the row stays locked to the end of the transaction, so no number is taken twice or lost. */
export async function takeNumber(tx: Sql, series: string, year: number): Promise<number> {
  const rows = await tx.query<{ taken: number }>(
    `INSERT INTO number_series (series, year, next_value) VALUES ($1, $2, 2)
     ON CONFLICT (series, year) DO UPDATE SET next_value = number_series.next_value + 1
     RETURNING next_value - 1 AS taken`,
    [series, year],
  );
  return rows[0]?.taken ?? 1;
}

export type NewCertificate = Omit<
  CertificateRow,
  'organizationPath' | 'status' | 'pdfSha256' | 'seal' | 'sealedAt' | 'events'
> & {
  statusIndex: number;
  supersedesId: string | null;
  allocatedAt: Date;
};

export async function insertCertificate(tx: Sql, row: NewCertificate): Promise<void> {
  await tx.query(
    `INSERT INTO certificate (id, root_id, organization_id, type, scheme, level, cycle, number, verification_code, status_index, cadre_id,
       account_id, holder_name, source_type, source_id, facts, facts_hash, template_version, issued_on, valid_until, allocated_at, supersedes_id)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::certificate_type, $5, $6, $7, $8, $9, $10, $11::uuid, $12::uuid, $13, $14, $15::uuid,
       $16::jsonb, $17, $18, $19::date, $20::date, $21::timestamptz, $22::uuid)`,
    [
      row.id, row.rootId, row.organizationId, row.type, row.scheme, row.level, row.cycle, row.number, row.verificationCode, row.statusIndex,
      row.cadreId, row.accountId, row.holderName, row.sourceType, row.sourceId, JSON.stringify(row.facts), row.factsHash,
      row.templateVersion, row.issuedOn, row.validUntil, row.allocatedAt, row.supersedesId,
    ], // prettier-ignore
  );
}

export async function insertEvent(
  tx: Sql,
  event: {
    id: string;
    certificateId: string;
    type: CertificateEventType;
    reason: string | null;
    byAccountId: string | null;
    byName: string | null;
    at: Date;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO certificate_event (id, certificate_id, type, reason, by_account_id, by_name, at)
     VALUES ($1::uuid, $2::uuid, $3, $4, $5::uuid, $6, $7::timestamptz)`,
    [event.id, event.certificateId, event.type, event.reason, event.byAccountId, event.byName, event.at],
  );
}

/** @returns whether this call is the one that sealed it */
export async function sealCertificate(
  tx: Sql,
  seal: { id: string; pdfSha256: string; seal: string; keyId: string; at: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE certificate SET status = 'SEALED', pdf_sha256 = $2, seal = $3, seal_key_id = $4, sealed_at = $5::timestamptz
     WHERE id = $1::uuid AND status = 'ALLOCATED' RETURNING id`,
    [seal.id, seal.pdfSha256, seal.seal, seal.keyId, seal.at],
  );
  return rows.length === 1;
}

/** Where the public checks, and whether the authority lets it. */
export async function findForVerification(number: string): Promise<(CertificateRow & { open: boolean }) | null> {
  const rows = await sqlRead.query<CertificateRow & { open: boolean }>(
    `SELECT ${CERTIFICATE_COLUMNS}, coalesce((SELECT (s.value)::text <> 'false' FROM authority_setting s
       WHERE s.root_id = c.root_id AND s.key = 'public-verification'), true) AS open
     FROM ${CERTIFICATE_FROM} WHERE c.number = $1 AND c.status = 'SEALED'`,
    [number],
  );
  return rows[0] ?? null;
}

/** Makes whoever else would change this certificate's events wait for the end of the transaction. */
export async function lockCertificate(tx: Sql, id: string): Promise<void> {
  await tx.query(`SELECT 1 FROM certificate WHERE id = $1::uuid FOR UPDATE`, [id]);
}

export async function listOfCadre(cadreId: string): Promise<CertificateRow[]> {
  return sqlRead.query<CertificateRow>(
    `SELECT ${CERTIFICATE_COLUMNS} FROM ${CERTIFICATE_FROM} WHERE c.cadre_id = $1::uuid AND c.status <> 'VOID' ORDER BY c.issued_on DESC, c.id DESC`,
    [cadreId],
  );
}
