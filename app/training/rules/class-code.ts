import type { ClassType } from '~/credits/rules/credit-category.ts';

/** The next number of a kind in a year: `{unit}-{yyyy}-{type}-{NNN}` (`conventions` §3.2). @param known every number of the authority */
export function nextClassCode(unit: string, year: number, type: ClassType, known: readonly string[]): string {
  const head = `${unit}-${year}-${type}-`;
  const highest = known
    .filter((code) => code.startsWith(head))
    .map((code) => Number(code.slice(head.length)))
    .reduce((most, one) => Math.max(most, one || 0), 0);
  return `${head}${String(highest + 1).padStart(3, '0')}`;
}
