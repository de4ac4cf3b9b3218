import type { CellValue } from './cell-values.ts';
import type { BatchHeaders, ImportStatus } from './import-batch.ts';
import type { Fields, RowCandidate, RowFault } from './import-template.ts';

export type ErrorRow = { rowNumber: number; raw: CellValue[]; faults: RowFault[] };
export type WaitingRow = {
  rowNumber: number;
  fields: Fields;
  reason: string;
  mayCreate: boolean;
  candidates: readonly RowCandidate[];
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
  /** the row that waits for a person and is looked at, and the ones after it */
  waiting: WaitingRow | null;
  waitingNext: { rowNumber: number; name: string; reason: string; candidates: number }[];
  /** rows that the undo left alone */
  kept: ErrorRow[];
};
