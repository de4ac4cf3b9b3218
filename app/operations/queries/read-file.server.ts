import { readContent } from '~/platform/storage.ts';
import { findStoredFile } from '../data/stored-file-rows.ts';

export type ReadFile = {
  name: string;
  mediaType: string;
  rootId: string;
  organizationId: string | null;
  sha256: string;
  bytes: Uint8Array<ArrayBuffer>;
};

/**
 * A kept file with its bytes. It decides nothing about who may have it: the command or query that calls it does.
 *
 * @returns null when there is no such file
 */
export async function readFile(id: string): Promise<ReadFile | null> {
  const row = await findStoredFile(id);
  if (!row) return null;
  const bytes = await readContent(row.sha256);
  if (!bytes) throw new Error(`the content of file ${id} is missing`);
  const { name, mediaType, rootId, organizationId, sha256 } = row;
  return { name, mediaType, rootId, organizationId, sha256, bytes };
}
