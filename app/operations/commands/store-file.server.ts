import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { keepContent } from '~/platform/storage.ts';
import { insertStoredFile } from '../data/stored-file-rows.ts';

export type NewFile = {
  bytes: Uint8Array;
  name: string;
  mediaType: string;
  /** what it is for, such as `certificate` or `import` */
  purpose: string;
  rootId: string;
  organizationId: string | null;
  createdBy: string | null;
};

/** Keeps a file in the transaction of what needs it. Equal bytes are kept once. @returns its id and SHA-256 */
export async function storeFile(tx: Sql, file: NewFile): Promise<{ fileId: string; sha256: string }> {
  const sha256 = await keepContent(tx, file.bytes);
  const id = newId();
  await insertStoredFile(tx, { ...file, id, sha256, size: file.bytes.length });
  return { fileId: id, sha256 };
}
