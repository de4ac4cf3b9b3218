import type { SelfCheckType } from './lesson-tree.ts';

/**
 * A choice as posted (letters in any order, or true/false) in the one form in which it is kept.
 *
 * @returns null when it is no possible choice of this check
 */
export function normalisedChoice(
  check: { readonly type: SelfCheckType; readonly options: readonly string[] },
  posted: readonly string[],
): string | null {
  if (check.type === 'truefalse')
    return posted.length === 1 && /^(true|false)$/.test(posted[0] ?? '') ? (posted[0] as string) : null;
  const letters = [...new Set(posted)].sort();
  if (letters.length === 0 || letters.some((letter) => !check.options.includes(letter))) return null;
  if (check.type === 'single' && letters.length !== 1) return null;
  return letters.join('');
}

export const isCorrect = (answer: string, choice: string): boolean =>
  [...answer].sort().join('') === [...choice].sort().join('');
