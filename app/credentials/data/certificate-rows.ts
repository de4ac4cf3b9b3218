import { organizationPlace, organizationPlaces } from '~/identity/data/organization-places.ts';
import { civilDate, dateColumn } from '~/platform/clock.ts';
import { prismaRead, sqlRead, type Database, type Sql, type Transaction } from '~/platform/db.ts';
import type { Prisma } from '~/generated/prisma/client.ts';
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
  /** the one whose place it took, corrected */
  supersedesId: string | null;
  events: { type: CertificateEventType; at: string; reason: string | null; byName: string | null }[];
};

const SHOWN = {
  omit: { statusIndex: true, sealKeyId: true, allocatedAt: true },
  include: { events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
} satisfies Prisma.CertificateDefaultArgs;

const asRow = (
  { events, ...row }: Prisma.CertificateGetPayload<typeof SHOWN>,
  organizationPath: string,
): CertificateRow => ({
  ...row,
  organizationPath,
  facts: row.facts as CertificateFacts,
  issuedOn: civilDate(row.issuedOn),
  validUntil: civilDate(row.validUntil),
  events: events.map(({ type, at, reason, byName }) => ({
    type: type as CertificateEventType,
    at: at.toISOString(),
    reason,
    byName,
  })),
});

export async function findCertificate(on: Database, id: string): Promise<CertificateRow | null> {
  const row = await on.prisma.certificate.findUnique({ where: { id }, ...SHOWN });
  return row && asRow(row, (await organizationPlace(on, row.organizationId)).path);
}

/** Holds a source to the end of the transaction. */
export async function lockSource(tx: Sql, sourceType: string, sourceId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('certificate ' || $1 || ' ' || $2, 0))::text`, [
    sourceType,
    sourceId,
  ]);
}

/** What was issued for a source: the first, or the one that took the place of another. */
export async function findBySource(
  on: Database,
  source: { sourceType: string; sourceId: string; supersedesId: string | null },
): Promise<string | null> {
  const row = await on.prisma.certificate.findFirst({
    where: source,
    select: { id: true },
  });
  return row?.id ?? null;
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
  allocatedAt: Date;
};

export async function insertCertificate(tx: Transaction, row: NewCertificate): Promise<void> {
  await tx.prisma.certificate.create({
    data: { ...row, issuedOn: dateColumn(row.issuedOn), validUntil: dateColumn(row.validUntil) },
  });
}

export async function insertEvent(
  tx: Transaction,
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
  await tx.prisma.certificateEvent.create({ data: event });
}

/** @returns whether this call is the one that sealed it */
export async function sealCertificate(
  tx: Transaction,
  { id, pdfSha256, seal, keyId, at }: { id: string; pdfSha256: string; seal: string; keyId: string; at: Date },
): Promise<boolean> {
  const { count } = await tx.prisma.certificate.updateMany({
    where: { id, status: 'ALLOCATED' },
    data: { status: 'SEALED', pdfSha256, seal, sealKeyId: keyId, sealedAt: at },
  });
  return count === 1;
}

/** Where the public checks, and whether the authority lets it. */
export async function findForVerification(number: string): Promise<(CertificateRow & { open: boolean }) | null> {
  const row = await prismaRead().certificate.findUnique({ where: { number, status: 'SEALED' }, ...SHOWN });
  if (!row) return null;
  const [{ path }, setting] = await Promise.all([
    organizationPlace(sqlRead, row.organizationId),
    prismaRead().authoritySetting.findUnique({
      where: { rootId_key: { rootId: row.rootId, key: 'public-verification' } },
    }),
  ]);
  return { ...asRow(row, path), open: setting?.value !== false };
}

/** Makes whoever else would change this certificate's events wait for the end of the transaction. */
export async function lockCertificate(tx: Sql, id: string): Promise<void> {
  await tx.query(`SELECT 1 FROM certificate WHERE id = $1::uuid FOR UPDATE`, [id]);
}

export async function listOfCadre(cadreId: string): Promise<CertificateRow[]> {
  const rows = await prismaRead().certificate.findMany({
    where: { cadreId, status: { not: 'VOID' } },
    orderBy: [{ issuedOn: 'desc' }, { id: 'desc' }],
    ...SHOWN,
  });
  const places = await organizationPlaces(
    sqlRead,
    rows.map(({ organizationId }) => organizationId),
  );
  return rows.map((row) => asRow(row, places.get(row.organizationId)?.path ?? ''));
}
