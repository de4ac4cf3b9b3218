import type { SheetSeen } from './choose-sheet.ts';
import type { Recognised } from './find-heading.ts';

/** A roster of 100,000 rows has about 10 MB. */
export const MOST_IMPORT_BYTES = 30_000_000;

/** A cell that a person writes anew holds at most so many characters: the stem of a question is the longest. */
export const MOST_CELL_TEXT = 600;

/** How long the uploaded sheet, its rows and what an undo needs are kept; afterwards only counts and decisions remain. */
export const KEEP_IMPORT_DAYS = 30;

export const IMPORT_STATUSES = [
  'UPLOADED',
  'NEEDS_MAPPING',
  'CHECKING',
  'READY',
  'COMMITTING',
  'COMMITTED',
  'UNDOING',
  'UNDONE',
  'FAILED',
  'DISCARDED',
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** What was found at the head of the sheet, kept with the batch for the mapping page. */
export type BatchHeaders = {
  readonly labels: readonly string[];
  /** some values of each column, as text */
  readonly samples: readonly (readonly string[])[];
  readonly recognised: Readonly<Record<string, Recognised>>;
  readonly signature: string;
  /** lines below the heading that are no data (empty ones not counted) */
  readonly ignored: number;
  /** every sheet of the file that is not empty */
  readonly sheets?: readonly SheetSeen[];
};

/** Whether the worker is at it, so that the page asks again by itself. */
export const isUnderWay = (status: ImportStatus): boolean =>
  status === 'UPLOADED' || status === 'CHECKING' || status === 'COMMITTING' || status === 'UNDOING';

/** Whether another sheet of the file may be read in place of what was read: nothing of it is written. */
export const mayBeReadAnew = (status: ImportStatus): boolean =>
  status === 'NEEDS_MAPPING' || status === 'READY' || status === 'FAILED';

/** Whether an import stands for its sheet, so that nobody needs to read that sheet once more. */
export const readsItsSheet = (status: ImportStatus): boolean =>
  status !== 'FAILED' && status !== 'UNDONE' && status !== 'DISCARDED';

/** Seconds still to go, from how long it took so far; null while that says nothing yet. */
export function remainingSeconds(done: number, total: number, elapsedSeconds: number): number | null {
  if (done <= 0 || elapsedSeconds < 1 || done >= total) return null;
  return Math.max(1, Math.round(((total - done) * elapsedSeconds) / done));
}

/** Whether what an undo needs is still there. */
export const canStillUndo = (committedAt: Date, at: Date): boolean =>
  at.getTime() - committedAt.getTime() < KEEP_IMPORT_DAYS * 86_400_000;
