/** How far somebody is in a lesson: places in thousandths of its length, time in seconds of attention. */
export type ReadingProgress = {
  readonly position: number;
  readonly furthest: number;
  readonly seconds: number;
  readonly completed: boolean;
};

/** What a page reports: where the reader is, how far they came, and seconds of attention since the last report. */
export type ReadingReport = { readonly position: number; readonly furthest: number; readonly seconds: number };

/** Reports are sent at least this often, so none can tell of more. */
const MOST_SECONDS_PER_REPORT = 60;
const END = 970;
/** A quick reader of the same text needs about a third of the stated minutes; faster is scrolling, not reading. */
const PLAUSIBLE_SHARE = 1 / 3;

export const NOT_STARTED: ReadingProgress = { position: 0, furthest: 0, seconds: 0, completed: false };

/**
 * Adds one report. Attention can never exceed the time that really passed; the furthest place never goes back; a lesson
 * once finished stays finished.
 *
 * @param minutes reading time the lesson states
 * @param secondsSinceLast what the server's clock says passed since the report before; null for the first
 */
export function withReport(
  before: ReadingProgress,
  report: ReadingReport,
  minutes: number,
  secondsSinceLast: number | null,
): ReadingProgress {
  const most = Math.min(MOST_SECONDS_PER_REPORT, secondsSinceLast ?? MOST_SECONDS_PER_REPORT);
  const seconds = before.seconds + Math.max(0, Math.min(report.seconds, Math.ceil(most)));
  const position = permille(report.position);
  const furthest = Math.max(before.furthest, permille(report.furthest), position);
  return { position, furthest, seconds, completed: before.completed || isReadToTheEnd(furthest, seconds, minutes) };
}

/** Whether a lesson was read to the end in a time in which it can have been read. */
export const isReadToTheEnd = (furthest: number, seconds: number, minutes: number): boolean =>
  furthest >= END && seconds >= plausibleSeconds(minutes);

export const plausibleSeconds = (minutes: number): number => Math.round(minutes * 60 * PLAUSIBLE_SHARE);

/** Minutes left of a lesson, at least one. */
export const minutesLeft = (minutes: number, furthest: number): number =>
  Math.max(1, Math.round((minutes * (1000 - furthest)) / 1000));

const permille = (value: number): number => Math.max(0, Math.min(1000, Math.round(value)));
