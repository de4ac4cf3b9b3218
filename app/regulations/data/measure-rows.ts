import type { Sql } from '~/platform/db.ts';
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
export async function takeOver(tx: Sql, documentId: string): Promise<void> {
  await tx.query(`UPDATE regulation_document SET from_repository = false WHERE id = $1::uuid`, [documentId]);
}

export type LatestText = {
  clauseId: string;
  versionId: string;
  substance: string;
  validFrom: string;
  validTo: string | null;
};

/** The last text of a clause of this document. */
export async function latestText(tx: Sql, documentId: string, clauseId: string): Promise<LatestText | null> {
  const [row] = await tx.query<LatestText>(
    `SELECT c.id::text AS "clauseId", v.id::text AS "versionId", v.substance, v.valid_from::text AS "validFrom",
            v.valid_to::text AS "validTo"
     FROM clause c JOIN clause_version v ON v.clause_id = c.id
     WHERE c.id = $2::uuid AND c.document_id = $1::uuid
     ORDER BY v.valid_from DESC, v.recorded_at DESC, v.id DESC LIMIT 1`,
    [documentId, clauseId],
  );
  return row ?? null;
}

export async function articleTaken(tx: Sql, documentId: string, article: string): Promise<boolean> {
  const rows = await tx.query(`SELECT 1 FROM clause WHERE document_id = $1::uuid AND article = $2`, [
    documentId,
    article,
  ]);
  return rows.length > 0;
}

export async function nextOrdinal(tx: Sql, documentId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `SELECT coalesce(max(ordinal) + 1, 0)::int AS n FROM clause WHERE document_id = $1::uuid`,
    [documentId],
  );
  return row?.n ?? 0;
}

/** @returns whether it was called otherwise before */
export async function renameClause(tx: Sql, clauseId: string, label: string, heading: string): Promise<boolean> {
  const renamed = await tx.query(
    `UPDATE clause SET label = $2, heading = $3 WHERE id = $1::uuid AND (label <> $2 OR heading <> $3) RETURNING 1`,
    [clauseId, label, heading],
  );
  return renamed.length > 0;
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

export async function confirmVersion(tx: Sql, versionId: string, by: { id: string; name: string }): Promise<void> {
  await tx.query(
    `UPDATE clause_version SET confirmed_by = $2::uuid, confirmed_by_name = $3, confirmed_at = clock_timestamp()
     WHERE id = $1::uuid`,
    [versionId, by.id, by.name],
  );
}

export async function isDemonstrationRoot(tx: Sql, rootId: string): Promise<boolean> {
  const rows = await tx.query(`SELECT 1 FROM organization WHERE id = $1::uuid AND demonstration`, [rootId]);
  return rows.length > 0;
}
