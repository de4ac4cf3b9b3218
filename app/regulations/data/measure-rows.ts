import { civilDate, now } from '~/platform/clock.ts';
import type { Database, Sql, Transaction } from '~/platform/db.ts';
import type { EvidenceStatus } from '../rules/evidence.ts';

export type LockedDocument = {
  id: string;
  code: string;
  organizationId: string | null;
  /** of the organization whose own measures these are */
  path: string | null;
  fromRepository: boolean;
};

/** A document with where it belongs, locked until the transaction ends. */
export async function lockDocumentByCode(tx: Sql, code: string): Promise<LockedDocument | null> {
  const [row] = await tx.query<LockedDocument>(
    `SELECT d.id::text, d.code, d.organization_id::text AS "organizationId", o.path,
            d.from_repository AS "fromRepository"
     FROM regulation_document d LEFT JOIN organization o ON o.id = d.organization_id
     WHERE d.code = $1 FOR UPDATE OF d`,
    [code],
  );
  return row ?? null;
}

/** From now on the people here keep this document; the files of a new release leave it alone. */
export async function takeOver(tx: Transaction, documentId: string): Promise<void> {
  await tx.prisma.regulationDocument.updateMany({ where: { id: documentId }, data: { fromRepository: false } });
}

export type LatestText = {
  clauseId: string;
  versionId: string;
  substance: string;
  validFrom: string;
  validTo: string | null;
};

/** The last text of a clause of this document. */
export async function latestText(on: Database, documentId: string, clauseId: string): Promise<LatestText | null> {
  const row = await on.prisma.clauseVersion.findFirst({
    where: { clauseId, clause: { documentId } },
    orderBy: [{ validFrom: 'desc' }, { recordedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, substance: true, validFrom: true, validTo: true },
  });
  return (
    row && {
      clauseId,
      versionId: row.id,
      substance: row.substance,
      validFrom: civilDate(row.validFrom),
      validTo: civilDate(row.validTo),
    }
  );
}

export const articleTaken = async (on: Database, documentId: string, article: string): Promise<boolean> =>
  (await on.prisma.clause.count({ where: { documentId, article } })) > 0;

export async function nextOrdinal(on: Database, documentId: string): Promise<number> {
  const last = await on.prisma.clause.findFirst({
    where: { documentId },
    orderBy: { ordinal: 'desc' },
    select: { ordinal: true },
  });
  return last ? last.ordinal + 1 : 0;
}

export async function renameClause(
  tx: Transaction,
  clauseId: string,
  label: string,
  heading: string,
): Promise<boolean> {
  const { count } = await tx.prisma.clause.updateMany({
    where: { id: clauseId, NOT: { label, heading } },
    data: { label, heading },
  });
  return count > 0;
}

export type VersionPlace = {
  clauseId: string;
  path: string | null;
  confirmedBy: string | null;
  evidence: EvidenceStatus;
};

/** A dated text with where its document belongs, locked until the transaction ends. */
export async function lockVersion(tx: Sql, versionId: string): Promise<VersionPlace | null> {
  const [row] = await tx.query<VersionPlace>(
    `SELECT v.clause_id::text AS "clauseId", o.path, v.confirmed_by::text AS "confirmedBy",
            v.evidence::text AS evidence
     FROM clause_version v JOIN clause c ON c.id = v.clause_id JOIN regulation_document d ON d.id = c.document_id
     LEFT JOIN organization o ON o.id = d.organization_id WHERE v.id = $1::uuid FOR UPDATE OF v`,
    [versionId],
  );
  return row ?? null;
}

export async function confirmVersion(
  tx: Transaction,
  versionId: string,
  by: { id: string; name: string },
): Promise<void> {
  await tx.prisma.clauseVersion.updateMany({
    where: { id: versionId },
    data: { confirmedBy: by.id, confirmedByName: by.name, confirmedAt: now() },
  });
}

export const isDemonstrationRoot = async (on: Database, rootId: string): Promise<boolean> =>
  (await on.prisma.organization.count({ where: { id: rootId, demonstration: true } })) > 0;
