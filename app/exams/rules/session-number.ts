/**
 * The number by which people know a session: `CS-2026-018`, counted per authority and year.
 *
 * @param taken numbers already given, of any year
 */
export function nextSessionNumber(year: string, taken: readonly string[]): string {
  const prefix = `CS-${year}-`;
  const last = taken
    .filter((number) => number.startsWith(prefix))
    .reduce((highest, number) => Math.max(highest, Number.parseInt(number.slice(prefix.length), 10) || 0), 0);
  return `${prefix}${String(last + 1).padStart(3, '0')}`;
}
