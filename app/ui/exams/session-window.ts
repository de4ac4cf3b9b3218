import { formatTableDate, formatTableDateTime, formatTime, type Instant } from '../format.ts';

/**
 * When a session opens and closes, as written: the day once where both are on it.
 *
 * @param write how a day and its time are written; as in tables when not said
 */
export function sessionWindow(
  { opensAt, closesAt }: { opensAt: Instant; closesAt: Instant },
  zone: string,
  write: (moment: Instant) => string = (moment) => formatTableDateTime(moment, zone),
): { from: string; to: string } {
  const sameDay = formatTableDate(opensAt, zone) === formatTableDate(closesAt, zone);
  return { from: write(opensAt), to: sameDay ? formatTime(closesAt, zone) : write(closesAt) };
}
