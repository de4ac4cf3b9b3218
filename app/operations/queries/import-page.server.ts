import type { Actor } from '~/identity/rules/actor.ts';
import { now } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { countFaults, countRows, rowsOfStatus, type RowStatus, type StoredRow } from '../data/import-row-rows.ts';
import { isUnderWay, remainingSeconds } from '../rules/import-batch.ts';
import { findBatch } from '../data/import-batch-rows.ts';
import type { ErrorRow, ImportPage, WaitingRow } from '../rules/import-page.ts';
import { permittedImport, type FindTemplate } from '../rules/permitted-import.ts';

const SHOWN_ERRORS = 20;

/** All that the page of one import shows. */
export async function importPage(
  actor: Actor,
  batchId: string,
  templateOf: FindTemplate,
  looking: { code: string | null; after: number; row: number | null },
): Promise<ImportPage> {
  const { batch } = permittedImport(actor, await findBatch(sqlRead, batchId), templateOf);
  const settled = !['UPLOADED', 'NEEDS_MAPPING', 'CHECKING'].includes(batch.status);
  const [rowCounts, faults, errors, waiting, kept] = await Promise.all([
    countRows(sqlRead, batch.id),
    settled ? countFaults(sqlRead, batch.id) : [],
    settled
      ? rowsOfStatus(sqlRead, batch.id, ['ERROR'], { code: looking.code, most: SHOWN_ERRORS, after: looking.after })
      : [],
    settled ? rowsOfStatus(sqlRead, batch.id, ['AMBIGUOUS'], { most: 200 }) : [],
    batch.status === 'UNDONE' ? rowsOfStatus(sqlRead, batch.id, ['APPLIED'], { most: 200 }) : [],
  ]);
  const sum = (status: RowStatus, action?: string): number =>
    rowCounts
      .filter((count) => count.status === status && (action === undefined || count.action === action))
      .reduce((total, { n }) => total + n, 0);
  const either = (action: string): number => sum('VALID', action) + sum('APPLIED', action);
  const elapsedSeconds = batch.phaseStartedAt
    ? ((batch.phaseEndedAt ?? now()).getTime() - batch.phaseStartedAt.getTime()) / 1000
    : 0;
  const done =
    batch.status === 'COMMITTING' ? batch.appliedRows : batch.status === 'UNDOING' ? sum('UNDONE') : batch.checkedRows;
  const total =
    batch.status === 'COMMITTING'
      ? sum('VALID') + sum('APPLIED')
      : batch.status === 'UNDOING'
        ? sum('APPLIED') + sum('UNDONE')
        : batch.totalRows;
  const chosen = waiting.find((row) => row.rowNumber === looking.row) ?? waiting[0];
  return {
    id: batch.id,
    kind: batch.kind,
    fileName: batch.fileName,
    organizationName: batch.organizationName,
    status: batch.status,
    failure: batch.failure,
    createdByName: batch.createdByName,
    createdAt: batch.createdAt,
    committedAt: batch.committedAt,
    undoneAt: batch.undoneAt,
    underWay: isUnderWay(batch.status),
    progress: { done, total, elapsedSeconds, remainingSeconds: remainingSeconds(done, total, elapsedSeconds) },
    sheetName: batch.sheetName,
    headerRow: batch.headerRow,
    mapping: batch.mapping ?? {},
    headers: batch.headers,
    counts: {
      total: batch.totalRows,
      create: either('create'),
      update: either('update'),
      none: either('none'),
      writable: sum('VALID'),
      ambiguous: sum('AMBIGUOUS'),
      skipped: sum('SKIPPED'),
      error: sum('ERROR'),
      applied: sum('APPLIED'),
      undone: sum('UNDONE'),
    },
    faults,
    errorRows: errors.map(errorRow),
    waiting: chosen ? waitingRow(chosen) : null,
    waitingNext: waiting
      .filter((row) => row !== chosen)
      .slice(0, 10)
      .map((row) => ({
        rowNumber: row.rowNumber,
        name: String(row.parsed?.['name'] ?? ''),
        reason: row.candidates?.reason ?? '',
        candidates: row.candidates?.list.length ?? 0,
      })),
    kept: kept.filter((row) => row.errors !== null).map(errorRow),
  };
}

const errorRow = ({ rowNumber, raw, errors }: StoredRow): ErrorRow => ({ rowNumber, raw, faults: errors ?? [] });

const waitingRow = ({ rowNumber, parsed, candidates }: StoredRow): WaitingRow => ({
  rowNumber,
  fields: parsed ?? {},
  reason: candidates?.reason ?? '',
  mayCreate: candidates?.mayCreate ?? false,
  candidates: candidates?.list ?? [],
});
