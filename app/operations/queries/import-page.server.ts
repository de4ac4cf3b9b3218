import type { Actor } from '~/identity/rules/actor.ts';
import { now } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { alikeFaults } from '../data/import-correction-rows.ts';
import {
  countFaults,
  countRows,
  decidedRows,
  findRow,
  postEffects,
  rowsOfStatus,
  type RowStatus,
  type StoredRow,
} from '../data/import-row-rows.ts';
import { findBatch, type BatchRow } from '../data/import-batch-rows.ts';
import { batchesOfFile, hasWork, type SheetBatch } from '../data/import-sheet-rows.ts';
import { looksLikeData } from '../rules/choose-sheet.ts';
import { isUnderWay, readsItsSheet, remainingSeconds } from '../rules/import-batch.ts';
import type { DecidedRow, ErrorRow, ImportPage, SheetChoice, WaitingRow } from '../rules/import-page.ts';
import type { RowCandidate } from '../rules/import-template.ts';
import { permittedImport, type FindTemplate } from '../rules/permitted-import.ts';

const SHOWN_ERRORS = 20;
const SHOWN_DECIDED = 20;

/** All that the page of one import shows. */
export async function importPage(
  actor: Actor,
  batchId: string,
  templateOf: FindTemplate,
  looking: { codes: readonly string[]; after: number; row: number | null },
): Promise<ImportPage> {
  const { batch } = permittedImport(actor, await findBatch(sqlRead, batchId), templateOf);
  const settled = !['UPLOADED', 'NEEDS_MAPPING', 'CHECKING'].includes(batch.status);
  const ready = batch.status === 'READY';
  const [rowCounts, faults, errors, waiting, kept, alike, decided, effects, asked, ofFile, touched] = await Promise.all(
    [
      countRows(sqlRead, batch.id),
      settled ? countFaults(sqlRead, batch.id) : [],
      settled
        ? rowsOfStatus(sqlRead, batch.id, ['ERROR'], { codes: looking.codes, most: SHOWN_ERRORS, after: looking.after })
        : [],
      settled ? rowsOfStatus(sqlRead, batch.id, ['AMBIGUOUS'], { most: 200 }) : [],
      batch.status === 'UNDONE' ? rowsOfStatus(sqlRead, batch.id, ['APPLIED'], { most: 200 }) : [],
      ready ? alikeFaults(sqlRead, batch.id) : [],
      ready ? decidedRows(sqlRead, batch.id, SHOWN_DECIDED) : [],
      settled ? postEffects(sqlRead, batch.id) : { begins: 0, ends: 0 },
      ready && looking.row !== null ? findRow(sqlRead, batch.id, looking.row) : null,
      batchesOfFile(sqlRead, batch.fileId),
      ready && hasWork(sqlRead, batch.id),
    ],
  );
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
  // A row that was decided can be looked at again until the batch is written.
  const chosen = asked?.candidates ? asked : waiting[0];
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
    otherSheets: otherSheets(batch, ofFile),
    touched,
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
    alike,
    waiting: chosen ? waitingRow(chosen) : null,
    waitingNext: waiting
      .filter((row) => row.rowNumber !== chosen?.rowNumber)
      .slice(0, 10)
      .map((row) => ({
        rowNumber: row.rowNumber,
        name: String(row.parsed?.['name'] ?? ''),
        reason: row.candidates?.reason ?? '',
        candidates: row.candidates?.list.length ?? 0,
      })),
    decided: decided.flatMap(decidedRow),
    effects,
    kept: kept.filter((row) => row.errors !== null).map(errorRow),
  };
}

function otherSheets(batch: BatchRow, ofFile: readonly SheetBatch[]): SheetChoice[] {
  if (!batch.fileKept || isUnderWay(batch.status)) return [];
  const own = readsItsSheet(batch.status) ? batch.sheetName : null;
  return (batch.headers?.sheets ?? [])
    .filter(({ name }) => name !== own)
    .map((sheet) => {
      const other = ofFile.find(({ sheetName, status }) => sheetName === sheet.name && readsItsSheet(status));
      return {
        ...sheet,
        fits: looksLikeData(sheet),
        reading: other ? { batchId: other.id, status: other.status } : null,
      };
    });
}

const errorRow = ({ rowNumber, raw, errors, corrections }: StoredRow): ErrorRow => ({
  rowNumber,
  raw,
  faults: errors ?? [],
  corrections,
});

function decidedRow({ rowNumber, parsed, decision, candidates }: StoredRow): DecidedRow[] {
  if (!decision) return [];
  const chosen = candidates?.list.find((candidate: RowCandidate) =>
    decision.choice === 'existing'
      ? candidate.id === decision.id
      : decision.choice === 'same-row' && candidate.id === null && candidate.rowNumber === decision.rowNumber,
  );
  const { name, staffNumber } = chosen?.facts ?? {};
  const who = [name ?? chosen?.title, staffNumber].filter(Boolean).join(' ');
  return [{ rowNumber, name: String(parsed?.['name'] ?? ''), decision, who }];
}

const waitingRow = ({ rowNumber, parsed, candidates, decision }: StoredRow): WaitingRow => ({
  rowNumber,
  fields: parsed ?? {},
  reason: candidates?.reason ?? '',
  mayCreate: candidates?.mayCreate ?? false,
  candidates: candidates?.list ?? [],
  decision,
});
