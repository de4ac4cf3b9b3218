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
export async function saveDocument(tx: Sql, id: string, fields: DocumentFields): Promise<void> {
  await tx.query(
    `INSERT INTO regulation_document (id, code, organization_id, title, title_en, short_title, kind, issuer,
       document_number, issued_on, effective_from, effective_to, evidence, demonstration, from_repository,
       introduction, content_hash)
     VALUES ($1::uuid, $2, $3::uuid, $4, $5, $6, $7::regulation_kind, $8, $9, $10::date, $11::date, $12::date,
       $13::evidence_status, $14, $15, $16, $17)
     ON CONFLICT (id) DO UPDATE SET organization_id = excluded.organization_id, title = excluded.title,
       title_en = excluded.title_en, short_title = excluded.short_title, kind = excluded.kind,
       issuer = excluded.issuer, document_number = excluded.document_number, issued_on = excluded.issued_on,
       effective_from = excluded.effective_from, effective_to = excluded.effective_to, evidence = excluded.evidence,
       demonstration = excluded.demonstration, from_repository = excluded.from_repository,
       introduction = excluded.introduction, content_hash = excluded.content_hash`,
    [
      id,
      fields.code,
      fields.organizationId,
      fields.title,
      fields.titleEn,
      fields.shortTitle,
      fields.kind,
      fields.issuer,
      fields.documentNumber,
      fields.issuedOn,
      fields.effectiveFrom,
      fields.effectiveTo,
      fields.evidence,
      fields.demonstration,
      fields.fromRepository,
      fields.introduction,
      fields.contentHash,
    ],
  );
}

/** The root organization of the demonstration, if one was seeded. */
export async function demonstrationRoot(tx: Transaction): Promise<string | null> {
  const root = await tx.prisma.organization.findFirst({
    where: { demonstration: true, parentId: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return root?.id ?? null;
}
