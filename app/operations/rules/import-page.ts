import type { CellValue } from './cell-values.ts';
import type { SheetSeen } from './choose-sheet.ts';
import type { BatchHeaders, ImportStatus } from './import-batch.ts';
import type { Corrections, Fields, RowCandidate, RowDecision, RowFault } from './import-template.ts';

export type ErrorRow = {
  rowNumber: number;
  raw: CellValue[];
  faults: RowFault[];
  /** what a person wrote in place of cells, and is still wrong or was not enough */
  corrections: Corrections | null;
};
export type WaitingRow = {
  rowNumber: number;
  fields: Fields;
  reason: string;
  mayCreate: boolean;
  candidates: readonly RowCandidate[];
  /** what was answered before, where the row is looked at again */
  decision: RowDecision | null;
};
export type DecidedRow = { rowNumber: number; name: string; decision: RowDecision; who: string };

/** A sheet of the same file that can be read without uploading it again. */
export type SheetChoice = SheetSeen & {
  /** whether it looks like more of what is imported */
  fits: boolean;
  /** the import that has read it already */
  reading: { batchId: string; status: ImportStatus } | null;
};

/** All that the page of one import shows. */
export type ImportPage = {
  id: string;
  kind: string;
  fileName: string;
  organizationName: string;
  status: ImportStatus;
  failure: string | null;
  createdByName: string;
  createdAt: Date;
  committedAt: Date | null;
  undoneAt: Date | null;
  underWay: boolean;
  progress: { done: number; total: number; remainingSeconds: number | null; elapsedSeconds: number };
  sheetName: string | null;
  headerRow: number | null;
  mapping: Record<string, number>;
  headers: BatchHeaders | null;
  /** what else of the file can be read, empty while the worker is at it and once the file is deleted */
  otherSheets: SheetChoice[];
  /** whether somebody has corrected a cell or answered who is meant */
  touched: boolean;
  counts: {
    total: number;
    create: number;
    update: number;
    none: number;
    writable: number;
    ambiguous: number;
    skipped: number;
    error: number;
    applied: number;
    undone: number;
  };
  /** how many rows have each fault */
  faults: { code: string; n: number }[];
  errorRows: ErrorRow[];
  /** wrong values that several rows have in one column */
  alike: { column: string; value: string; n: number }[];
  /** the row that waits for a person and is looked at, and the ones after it */
  waiting: WaitingRow | null;
  waitingNext: { rowNumber: number; name: string; reason: string; candidates: number }[];
  /** rows that a person has decided about, the last first */
  decided: DecidedRow[];
  /** posts that the writing begins and ends */
  effects: { begins: number; ends: number };
  /** rows that the undo left alone */
  kept: ErrorRow[];
};
