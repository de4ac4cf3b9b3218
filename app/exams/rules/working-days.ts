import { Temporal } from 'temporal-polyfill';

/**
 * The civil date that lies so many working days after another. Saturdays and Sundays do not count; public holidays are
 * not known here, so the day told is never later than the one that holds.
 */
export function addWorkingDays(date: string, days: number): string {
  let day = Temporal.PlainDate.from(date);
  for (let left = days; left > 0;) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek <= 5) left -= 1;
  }
  return day.toString();
}
