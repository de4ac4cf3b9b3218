import { audit, SYSTEM } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { dropContent } from '~/platform/storage.ts';
import { discardOldBatches, emptyOldRows, markEmptied, oldImportContents } from '../data/import-purge-rows.ts';
import { KEEP_IMPORT_DAYS } from '../rules/import-batch.ts';

/**
 * Deletes uploaded sheets and the rows that were read from them after thirty days, as the import page promises. What
 * was written stays; which rows had which fault stays; the personal values of the sheet do not.
 *
 * @returns how many rows were emptied
 */
export async function purgeImports(): Promise<number> {
  return inSqlTransaction(async (tx) => {
    const rows = await emptyOldRows(tx, KEEP_IMPORT_DAYS);
    await discardOldBatches(tx, KEEP_IMPORT_DAYS);
    const contents = await oldImportContents(tx, KEEP_IMPORT_DAYS);
    for (const { sha256 } of contents) await dropContent(tx, sha256);
    await markEmptied(
      tx,
      contents.map(({ sha256 }) => sha256),
    );
    if (rows > 0 || contents.length > 0)
      await audit(tx, SYSTEM, { action: 'import.purge', detail: { rows, files: contents.length } });
    return rows;
  });
}
