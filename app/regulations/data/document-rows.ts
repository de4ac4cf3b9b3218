import { dateColumn } from '~/platform/clock.ts';
import type { Sql, Transaction } from '~/platform/db.ts';
import type { RegulationFile } from '../rules/regulation-file.ts';

export type DocumentRow = { id: string; contentHash: string; fromRepository: boolean; organizationId: string | null };

/** The document of a code, locked until the transaction ends. */
export async function lockDocument(tx: Sql, code: string): Promise<DocumentRow | null> {
  const [row] = await tx.query<DocumentRow>(
    `SELECT id::text, content_hash AS "contentHash", from_repository AS "fromRepository",
            organization_id::text AS "organizationId"
     FROM regulation_document WHERE code = $1 FOR UPDATE`,
    [code],
  );
  return row ?? null;
}

export type DocumentFields = Pick<
  RegulationFile,
  | 'code'
  | 'title'
  | 'titleEn'
  | 'shortTitle'
  | 'kind'
  | 'issuer'
  | 'documentNumber'
  | 'issuedOn'
  | 'effectiveFrom'
  | 'effectiveTo'
  | 'evidence'
  | 'demonstration'
  | 'introduction'
> & { contentHash: string; organizationId: string | null; fromRepository: boolean };

/** Adds a document or replaces what its head says; the clauses have rows of their own. */
export async function saveDocument(tx: Transaction, id: string, fields: DocumentFields): Promise<void> {
  const { code, ...head } = {
    code: fields.code,
    organizationId: fields.organizationId,
    title: fields.title,
    titleEn: fields.titleEn,
    shortTitle: fields.shortTitle,
    kind: fields.kind,
    issuer: fields.issuer,
    documentNumber: fields.documentNumber,
    issuedOn: dateColumn(fields.issuedOn),
    effectiveFrom: dateColumn(fields.effectiveFrom),
    effectiveTo: dateColumn(fields.effectiveTo),
    evidence: fields.evidence,
    demonstration: fields.demonstration,
    fromRepository: fields.fromRepository,
    introduction: fields.introduction,
    contentHash: fields.contentHash,
  };
  await tx.prisma.regulationDocument.upsert({ where: { id }, create: { id, code, ...head }, update: head });
}

/** The root organization of the demonstration, if one was seeded. */
export async function demonstrationRoot(tx: Transaction): Promise<string | null> {
  const root = await tx.prisma.organization.findFirst({
    where: { demonstration: true, parentId: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  return root?.id ?? null;
}
