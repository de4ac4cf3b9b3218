import { CLASS_TYPES, type ClassType } from '~/credits/rules/credit-category.ts';

const SHAPE = new RegExp(`^[A-Z0-9]{1,12}-\\d{4}-(${CLASS_TYPES.join('|')})-\\d{3,4}$`);

/** Whether a class number is well formed: `{unit}-{yyyy}-{type}-{NNN}` (`conventions` §3.2). */
export const isClassCode = (code: string): boolean => SHAPE.test(code);

/** The next number of a kind in a year. @param known every number of the authority */
export function nextClassCode(unit: string, year: number, type: ClassType, known: readonly string[]): string {
  const head = `${unit}-${year}-${type}-`;
  const highest = known
    .filter((code) => code.startsWith(head))
    .map((code) => Number(code.slice(head.length)))
    .reduce((most, one) => Math.max(most, one || 0), 0);
  return `${head}${String(highest + 1).padStart(3, '0')}`;
}
