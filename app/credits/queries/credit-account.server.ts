import { creditsBetween, type CreditRow } from '../data/credit-rows.ts';
import type { CreditCategory } from '../rules/credit-category.ts';

export type CreditAccount = { hours: number; entries: CreditRow[] };

/** The hours of a person between two civil dates, both included, of the categories named. */
export async function creditAccount(
  cadreId: string,
  from: string,
  to: string,
  categories: readonly CreditCategory[] | null = null,
): Promise<CreditAccount> {
  const entries = (await creditsBetween(cadreId, from, to)).filter(
    (entry) => !categories || categories.includes(entry.category),
  );
  return { hours: entries.reduce((sum, entry) => sum + entry.hours, 0), entries };
}
