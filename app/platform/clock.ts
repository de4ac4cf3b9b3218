import { Temporal } from 'temporal-polyfill';
import { env } from './env.ts';

/** The one place that reads the clock; everything else takes time as an argument. */
export const now = (): Date => new Date();

/** Today as a civil date (`YYYY-MM-DD`) in the authority's zone. */
export const today = (at: Date = now(), zone: string = env.TIME_ZONE): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
