import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inSqlTransaction, sql, type Sql } from '~/platform/db.ts';
import { requestJob } from '~/platform/outbox.ts';
import { findBatch, lockBatch, moveBatch } from '../data/import-batch-rows.ts';
import { saveCorrections, wrongRows, type CorrectedRow } from '../data/import-correction-rows.ts';
import type { StoredRow } from '../data/import-row-rows.ts';
import { checkImport } from '../jobs/import-jobs.ts';
import { textOf, type CellValue } from '../rules/cell-values.ts';
import { MOST_CELL_TEXT } from '../rules/import-batch.ts';
import { cellOf, readFields, type Corrections } from '../rules/import-template.ts';
import { permittedImport, type FindTemplate } from '../rules/permitted-import.ts';

/** What a person writes in place of a wrong cell; empty takes the cell's content away. */
export type CellCorrection = {
  rowNumber: number;
  column: string;
  value: string;
  /** in every row that has the same wrong value in this column */
  alike: boolean;
};

/**
 * Takes corrections of wrong cells. The row stays as the sheet has it; what was written in its place is kept beside it
 * with name and time. A row whose cells can all be read now is judged again by the worker, with all the others, because
 * it may mean the same person as another one.
 *
 * @returns how many rows were changed, and how many of them still hold a cell that cannot be read
 */
export async function correctImportRows(
  actor: Actor,
  batchId: string,
  given: readonly CellCorrection[],
  templateOf: FindTemplate,
): Promise<
  { ok: true; rows: number; wrong: number } | { ok: false; reason: 'not-now' | 'nothing-corrected' | 'cell-too-long' }
> {
  const { batch, template } = permittedImport(actor, await findBatch(sql, batchId), templateOf);
  if (given.some(({ value }) => value.length > MOST_CELL_TEXT)) return { ok: false, reason: 'cell-too-long' };
  const mapping = batch.mapping ?? {};
  const at = now().toISOString();
  return inSqlTransaction(async (tx) => {
    if ((await lockBatch(tx, batch.id)) !== 'READY') return { ok: false, reason: 'not-now' };
    const named = await wrongRows(tx, batch.id, { rowNumbers: given.map(({ rowNumber }) => rowNumber) });
    const rows = new Map(named.map((row) => [row.rowNumber, row]));
    const changed = new Map<number, Corrections>();
    const cells: string[] = [];
    for (const { rowNumber, column, value, alike } of given) {
      const own = rows.get(rowNumber);
      // What is as it was has not been corrected, whatever another line of the form says about this row.
      if (!own || mapping[column] === undefined || same(cellOf(column, mapping, own.raw, own.corrections), value))
        continue;
      for (const row of alike ? await withSameFault(tx, batch.id, own, column) : [own]) {
        rows.set(row.rowNumber, row);
        changed.set(row.rowNumber, {
          ...(changed.get(row.rowNumber) ?? row.corrections),
          [column]: { value, by: actor.accountId, at },
        });
        cells.push(`${row.rowNumber}:${column}`);
      }
    }
    if (changed.size === 0) return { ok: false, reason: 'nothing-corrected' };
    const corrected = [...changed].map(([rowNumber, corrections]): CorrectedRow => {
      const { faults } = readFields(template, mapping, rows.get(rowNumber)?.raw ?? [], corrections);
      const wrong = faults.length > 0;
      return { rowNumber, corrections, status: wrong ? 'ERROR' : 'PENDING', errors: wrong ? faults : null };
    });
    await saveCorrections(tx, batch.id, corrected);
    await audit(tx, actor, {
      action: 'import.correct',
      subjectType: 'import_batch',
      subjectId: batch.id,
      organizationId: batch.organizationId,
      detail: { kind: batch.kind, rows: changed.size, cells: cells.slice(0, MOST_CELLS_NAMED) },
    });
    const wrong = corrected.filter(({ status }) => status === 'ERROR').length;
    if (wrong < corrected.length) {
      await moveBatch(tx, batch.id, ['READY'], 'CHECKING');
      await requestJob(tx, checkImport, { batchId: batch.id });
    }
    return { ok: true, rows: changed.size, wrong };
  });
}

const MOST_CELLS_NAMED = 500;

const same = (cell: CellValue, written: string): boolean => textOf(cell) === textOf(written);

/** The rows that have the same wrong value in a column, the row itself included. */
async function withSameFault(tx: Sql, batchId: string, row: StoredRow, column: string): Promise<StoredRow[]> {
  const value = row.errors?.find((fault) => fault.column === column)?.params?.['value'];
  return value === undefined ? [row] : wrongRows(tx, batchId, { column, value });
}
