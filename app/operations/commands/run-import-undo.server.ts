import { audit } from '~/platform/audit.ts';
import { inTransaction, sql, type Transaction } from '~/platform/db.ts';
import {
  findBatch,
  lockBatch,
  moveBatch,
  refreshStatistics,
  saveProgress,
  type BatchRow,
} from '../data/import-batch-rows.ts';
import { countRows, nextToUndo, saveOutcomes } from '../data/import-row-rows.ts';
import { contextOf, kindOf } from './import-context.ts';
import type { ImportKind } from './import-kind.ts';

/**
 * Takes back what a batch changed, the last row first. A row that was changed since, or that something else rests on,
 * stays as it is and says so.
 */
export async function runImportUndo(batchId: string, kinds: readonly ImportKind[]): Promise<void> {
  const batch = await findBatch(sql, batchId);
  if (batch?.status !== 'UNDOING') return;
  const kind = kindOf(kinds, batch.kind);
  while (await inTransaction(async (tx) => undoChunk(tx, batch, kind)));
  await refreshStatistics(sql);
}

/** @returns whether there may be more */
async function undoChunk(tx: Transaction, batch: BatchRow, kind: ImportKind): Promise<boolean> {
  if ((await lockBatch(tx, batch.id)) !== 'UNDOING') return false;
  const rows = await nextToUndo(tx, batch.id, kind.chunk ?? 500);
  if (rows.length > 0) {
    const undone = await kind.undo(
      tx,
      contextOf(batch),
      rows.map(({ rowNumber, action, resultId, before }) => ({
        rowNumber,
        action: action ?? 'none',
        resultId: resultId ?? '',
        before,
      })),
    );
    if (undone.length !== rows.length) throw new Error(`import kind ${batch.kind} answered for other rows`);
    await saveOutcomes(
      tx,
      batch.id,
      undone.map(({ rowNumber, kept }) =>
        kept ? { rowNumber, status: 'APPLIED', errors: [kept] } : { rowNumber, status: 'UNDONE', errors: null },
      ),
    );
    return true;
  }
  await moveBatch(tx, batch.id, ['UNDOING'], 'UNDONE');
  const counts = await countRows(tx, batch.id);
  const of = (status: string): number => counts.filter((c) => c.status === status).reduce((sum, { n }) => sum + n, 0);
  await saveProgress(tx, batch.id, { applied: of('APPLIED') });
  await audit(tx, contextOf(batch).actor, {
    action: 'import.take-back',
    subjectType: 'import_batch',
    subjectId: batch.id,
    organizationId: batch.organizationId,
    detail: { kind: batch.kind, undone: of('UNDONE'), kept: of('APPLIED') },
  });
  return false;
}
