import { Temporal } from 'temporal-polyfill';

/** Whole days from one civil date to another; negative when `to` lies before `from`. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

/** A civil date so many days after another. */
export const daysAfter = (from: string, days: number): string => Temporal.PlainDate.from(from).add({ days }).toString();
