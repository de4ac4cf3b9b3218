import { prismaRead, type Sql } from '~/platform/db.ts';

export type StoredFileRow = {
  id: string;
  rootId: string;
  organizationId: string | null;
  sha256: string;
  name: string;
  mediaType: string;
  size: number;
  purpose: string;
  createdBy: string | null;
};

export async function insertStoredFile(tx: Sql, row: StoredFileRow): Promise<void> {
  await tx.query(
    `INSERT INTO stored_file (id, root_id, organization_id, sha256, name, media_type, size, purpose, created_by)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7, $8, $9::uuid)`,
    [row.id, row.rootId, row.organizationId, row.sha256, row.name, row.mediaType, row.size, row.purpose, row.createdBy],
  );
}

export const findStoredFile = (id: string): Promise<StoredFileRow | null> =>
  prismaRead().storedFile.findUnique({ where: { id }, omit: { createdAt: true } });
