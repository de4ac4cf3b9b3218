/** Most names that one paste may hold. */
export const MOST_NUMBERS = 2000;

/**
 * Reads staff numbers out of pasted text: one to a line, or parted by commas, semicolons, spaces or tabs, in half or
 * full width. Leading zeros stay; a number given twice counts once.
 */
export function parseStaffNumbers(text: string): string[] {
  const numbers = text
    .normalize('NFKC')
    .split(/[\s,;、。]+/u)
    .map((part) => part.trim())
    .filter(Boolean);
  return [...new Set(numbers)];
}
