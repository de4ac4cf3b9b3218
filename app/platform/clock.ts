import { Temporal } from 'temporal-polyfill';
import { env } from './env.ts';

/** The one place that reads the clock; everything else takes time as an argument. */
export const now = (): Date => new Date();

/** Today as a civil date (`YYYY-MM-DD`) in the authority's zone. */
export const today = (at: Date = now(), zone: string = env.TIME_ZONE): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The moment at which a civil date (`YYYY-MM-DD`), or one so many days later, begins in the authority's zone. */
export const startOfDay = (civil: string, daysLater = 0, zone: string = env.TIME_ZONE): Date =>
  new Date(Temporal.PlainDate.from(civil).add({ days: daysLater }).toZonedDateTime(zone).epochMilliseconds);

/** A `date` column as Prisma reads it, as a civil date (`YYYY-MM-DD`). */
export function civilDate(column: Date): string;
export function civilDate(column: Date | null): string | null;
export function civilDate(column: Date | null): string | null {
  return column?.toISOString().slice(0, 10) ?? null;
}

/** A civil date (`YYYY-MM-DD`) as Prisma writes it into a `date` column. */
export function dateColumn(civil: string): Date;
export function dateColumn(civil: string | null): Date | null;
export function dateColumn(civil: string | null): Date | null {
  return civil === null ? null : new Date(`${civil}T00:00:00Z`);
}
