import { Temporal } from 'temporal-polyfill';

/**
 * From when to when a confirmed pass counts: the day of its confirmation to the last day of its months, both included.
 *
 * @param months null for a pass without end
 */
export function passValidity(confirmedOn: string, months: number | null): { from: string; until: string | null } {
  if (months === null) return { from: confirmedOn, until: null };
  const until = Temporal.PlainDate.from(confirmedOn).add({ months }).subtract({ days: 1 });
  return { from: confirmedOn, until: until.toString() };
}
