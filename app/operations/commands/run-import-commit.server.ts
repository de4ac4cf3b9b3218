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
import { countRows, nextToApply, resultsOf, saveOutcomes, type StoredRow } from '../data/import-row-rows.ts';
import { contextOf, kindOf } from './import-context.ts';
import type { ApplyRow, ImportKind } from './import-kind.ts';

/**
 * Writes what may be written. Each chunk is one transaction that also marks its rows as applied: stopped anywhere it
 * goes on where it was, and two workers at once do not write a row twice.
 */
export async function runImportCommit(batchId: string, kinds: readonly ImportKind[]): Promise<void> {
  const batch = await findBatch(sql, batchId);
  if (batch?.status !== 'COMMITTING') return;
  const kind = kindOf(kinds, batch.kind);
  while (await inTransaction(async (tx) => applyChunk(tx, batch, kind)));
  await refreshStatistics(sql);
}

/** @returns whether there may be more */
async function applyChunk(tx: Transaction, batch: BatchRow, kind: ImportKind): Promise<boolean> {
  if ((await lockBatch(tx, batch.id)) !== 'COMMITTING') return false;
  const rows = independent(await nextToApply(tx, batch.id, kind.chunk ?? 500));
  if (rows.length > 0) {
    const applied = await kind.apply(tx, contextOf(batch), await withResults(tx, batch.id, rows));
    if (applied.length !== rows.length) throw new Error(`import kind ${batch.kind} answered for other rows`);
    await saveOutcomes(
      tx,
      batch.id,
      applied.map((row) =>
        'refused' in row
          ? { rowNumber: row.rowNumber, status: 'ERROR', errors: [row.refused] }
          : { rowNumber: row.rowNumber, status: 'APPLIED', errors: null, resultId: row.resultId, before: row.before },
      ),
    );
  }
  const counts = await countRows(tx, batch.id);
  const written = counts.filter(({ status }) => status === 'APPLIED').reduce((sum, { n }) => sum + n, 0);
  await saveProgress(tx, batch.id, { applied: written });
  if (rows.length > 0) return true;
  await moveBatch(tx, batch.id, ['COMMITTING'], 'COMMITTED');
  await audit(tx, contextOf(batch).actor, {
    action: 'import.write',
    subjectType: 'import_batch',
    subjectId: batch.id,
    organizationId: batch.organizationId,
    detail: { kind: batch.kind, rows: written },
  });
  return false;
}

/** The first of the rows, up to one that means the same as another of them: that other one has to be written before. */
function independent(rows: readonly StoredRow[]): StoredRow[] {
  const before = new Set<number>();
  const taken: StoredRow[] = [];
  for (const row of rows) {
    if (row.decision?.choice === 'same-row' && before.has(row.decision.rowNumber)) break;
    before.add(row.rowNumber);
    taken.push(row);
  }
  return taken;
}

/** A row that means the same as an earlier row of the sheet waits until that one is written. */
async function withResults(tx: Transaction, batchId: string, rows: readonly StoredRow[]): Promise<ApplyRow[]> {
  const named = rows.flatMap(({ decision }) => (decision?.choice === 'same-row' ? [decision.rowNumber] : []));
  const results = named.length > 0 ? await resultsOf(tx, batchId, named) : new Map<number, string>();
  return rows.map(({ rowNumber, action, parsed, decision }) => ({
    rowNumber,
    action: action ?? 'create',
    fields: parsed ?? {},
    decision,
    sameAs: decision?.choice === 'same-row' ? (results.get(decision.rowNumber) ?? null) : null,
  }));
}
