import type { LateReason } from './answer-sheet.ts';

/** What becomes of steps that a device posted. */
export type Saved =
  /** all are in the journal; `savedAt` by the database's clock */
  | { ok: true; savedAt: Date; kept?: undefined }
  /** put aside for an officer, so that the device need not hold them any longer */
  | { ok: true; savedAt: Date; kept: LateReason }
  | { ok: false; reason: 'paused' | 'moved' | 'ended' }
  /** another window of this device used the number for something else */
  | { ok: false; reason: 'sequence-taken'; lastSeq: number };
