import { Temporal } from 'temporal-polyfill';
import { env } from './env.ts';

/** The one place that reads the clock; everything else takes time as an argument. */
export const now = (): Date => new Date();

/** Today as a civil date (`YYYY-MM-DD`) in the authority's zone. */
export const today = (at: Date = now(), zone: string = env.TIME_ZONE): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();

/** A civil date from a database `date` column, which arrives as midnight UTC. */
export const civilDate = (value: Date): string => value.toISOString().slice(0, 10);
export const civilDateOrNull = (value: Date | null): string | null => (value ? civilDate(value) : null);

/** A civil date for a database `date` column. */
export const dateColumn = (civil: string): Date => new Date(`${civil}T00:00:00Z`);
export const dateColumnOrNull = (civil: string | null | undefined): Date | null => (civil ? dateColumn(civil) : null);
