import { sql } from '~/platform/db.ts';
import { logger } from '~/platform/logger.ts';
import { touchAttempts } from '../data/attempt-rows.ts';

/** How often what was seen is written down: one statement for a whole hall. */
const WRITE_MS = 10_000;

let seen = new Set<string>();
let timer: NodeJS.Timeout | null = null;

/** Notes that the device of a sitting was heard of; the invigilator's board reads it as `attempt.seen_at`. */
export function noteSeen(attemptId: string): void {
  seen.add(attemptId);
  timer ??= setTimeout(() => void writeSeen(), WRITE_MS).unref();
}

/** Writes down at once what was noted. */
async function writeSeen(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  const ids = [...seen];
  seen = new Set();
  if (ids.length === 0) return;
  // A lost note only makes somebody look away for ten seconds.
  await touchAttempts(sql, ids).catch((error: unknown) => logger.warn({ err: error }, 'seen attempts'));
}
