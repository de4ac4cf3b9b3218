import { Temporal } from 'temporal-polyfill';

/**
 * The moment that a local date and time (`2026-12-01T09:00`, as the browser's field writes it) means in a zone.
 *
 * @returns milliseconds, or null when the text is no date and time
 */
export function momentOfLocal(text: string, zone: string): number | null {
  try {
    return Temporal.PlainDateTime.from(text.trim().replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return null;
  }
}

/** A moment as the browser's field wants it: `2026-12-01T09:00`. */
export const localOfMoment = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
