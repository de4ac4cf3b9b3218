/** Stands for a beginning that nobody has found yet; shown as 待核, never as a date. */
export const OPEN_START = '1900-01-01';

/** The beginning of a clause as stored, from the beginning as written. */
export const storedStart = (effectiveFrom: string | null): string => effectiveFrom ?? OPEN_START;

/** The beginning of a clause as shown: null where it is not known. */
export const shownStart = (validFrom: string): string | null => (validFrom === OPEN_START ? null : validFrom);

/**
 * From which day a changed text holds: the day it names, if that lies after the old text's beginning; else today, but
 * never before the old text began. The old text ends on that day (ranges are half open).
 *
 * @param named civil date of the new text, or null where it names none
 * @param today civil date
 */
export function startOfChange(oldStart: string, named: string | null, today: string): string {
  if (named !== null && named > oldStart) return named;
  return today > oldStart ? today : oldStart;
}

/** Whether a half-open range of civil dates holds a day. */
export const holdsOn = (range: { validFrom: string; validTo: string | null }, day: string): boolean =>
  range.validFrom <= day && (range.validTo === null || day < range.validTo);
