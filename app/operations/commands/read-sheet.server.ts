import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { requestJob } from '~/platform/outbox.ts';
import { findBatch, insertBatch, lockBatch } from '../data/import-batch-rows.ts';
import { askForSheet, batchesOfFile, hasWork } from '../data/import-sheet-rows.ts';
import { checkImport } from '../jobs/import-jobs.ts';
import { isUnderWay, mayBeReadAnew, readsItsSheet } from '../rules/import-batch.ts';
import { permittedImport, type FindTemplate } from '../rules/permitted-import.ts';

/**
 * Has another sheet of an uploaded file read, without uploading it again. An import in which nobody has corrected or
 * decided anything, and nothing is written, is read anew in its place; else the sheet becomes an import of its own, and
 * what was done in this one stays. Asked twice for one sheet, both get the same import.
 *
 * @returns the import that reads the sheet
 */
export async function readSheet(
  actor: Actor,
  batchId: string,
  sheetName: string,
  templateOf: FindTemplate,
): Promise<{ ok: true; batchId: string } | { ok: false; reason: 'not-now' | 'sheet-unknown' | 'file-gone' }> {
  const { batch } = permittedImport(actor, await findBatch(sql, batchId), templateOf);
  return inSqlTransaction(async (tx) => {
    const status = await lockBatch(tx, batch.id);
    const others = await batchesOfFile(tx, batch.fileId);
    const reading = others.find((one) => one.sheetName === sheetName && readsItsSheet(one.status));
    if (reading) return { ok: true, batchId: reading.id };
    const sheets = batch.headers?.sheets ?? [];
    const position = sheets.findIndex(({ name }) => name === sheetName);
    if (position < 0) return { ok: false, reason: 'sheet-unknown' };
    if (!batch.fileKept) return { ok: false, reason: 'file-gone' };
    if (!status || isUnderWay(status)) return { ok: false, reason: 'not-now' };
    const here = mayBeReadAnew(status) && !(await hasWork(tx, batch.id));
    const readingId = here ? batch.id : newId();
    if (here) await askForSheet(tx, batch.id, sheetName);
    else
      await insertBatch(tx, {
        id: readingId,
        kind: batch.kind,
        organizationId: batch.organizationId,
        fileId: batch.fileId,
        sheetName,
        createdBy: actor.accountId,
      });
    await audit(tx, actor, {
      action: 'import.sheet',
      subjectType: 'import_batch',
      subjectId: readingId,
      organizationId: batch.organizationId,
      detail: { kind: batch.kind, sheet: position + 1, ...(!here && { from: batch.id }) },
    });
    await requestJob(tx, checkImport, { batchId: readingId });
    return { ok: true, batchId: readingId };
  });
}
