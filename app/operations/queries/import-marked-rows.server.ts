import type { Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { rowsOfStatus, type RowStatus } from '../data/import-row-rows.ts';
import type { CellValue } from '../rules/cell-values.ts';
import { cellOf, type Corrections, type ImportTemplate, type RowFault } from '../rules/import-template.ts';
import { findBatch } from '../data/import-batch-rows.ts';
import { permittedImport, type FindTemplate } from '../rules/permitted-import.ts';

export type MarkedRows = {
  fileName: string;
  template: ImportTemplate;
  labels: readonly string[];
  mapping: Readonly<Record<string, number>>;
  rows: { rowNumber: number; raw: CellValue[]; status: RowStatus; faults: RowFault[]; reason: string | null }[];
};

/** The rows that were not and will not be written (wrong, ambiguous, left out), or that an undo left alone. */
export async function importMarkedRows(actor: Actor, batchId: string, templateOf: FindTemplate): Promise<MarkedRows> {
  const { batch, template } = permittedImport(actor, await findBatch(sqlRead, batchId), templateOf);
  const statuses: RowStatus[] = batch.status === 'UNDONE' ? ['APPLIED'] : ['ERROR', 'AMBIGUOUS', 'SKIPPED'];
  const rows = await rowsOfStatus(sqlRead, batch.id, statuses, { most: 100_000 });
  return {
    fileName: batch.fileName,
    template,
    labels: batch.headers?.labels ?? [],
    mapping: batch.mapping ?? {},
    rows: rows.map(({ rowNumber, raw, status, errors, candidates, corrections }) => ({
      rowNumber,
      raw: withCorrections(raw, batch.mapping ?? {}, corrections),
      status,
      faults: errors ?? [],
      reason: candidates?.reason ?? null,
    })),
  };
}

/** The cells as they count by now: what was corrected on the page need not be corrected again in the sheet. */
function withCorrections(
  raw: readonly CellValue[],
  mapping: Readonly<Record<string, number>>,
  corrections: Corrections | null,
): CellValue[] {
  const cells = [...raw];
  for (const key of Object.keys(corrections ?? {})) {
    const index = mapping[key];
    if (index !== undefined) cells[index] = cellOf(key, mapping, raw, corrections);
  }
  return cells;
}
