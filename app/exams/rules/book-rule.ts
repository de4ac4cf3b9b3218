import { Temporal } from 'temporal-polyfill';
import type { PolicySettings } from './policy-settings.ts';

/** Whether somebody may use books: for all, for nobody, from an age that was reached, or one that cannot be told. */
export type BookRule =
  { form: 'open' } | { form: 'closed' } | { form: 'open-by-age'; age: number } | { form: 'age-unknown'; age: number };

/** Whether a policy lets anybody use books at all, so that an invigilator has to know who. */
export const booksMatter = ({ openBook, openBookFromAge }: Pick<PolicySettings, 'openBook' | 'openBookFromAge'>) =>
  openBook || openBookFromAge !== null;

/** The moment of whose day an age is told: now, within the time in which the session can be sat. */
export const bookMoment = (opensAt: Date, closesAt: Date, now: Date): Date =>
  now < opensAt ? opensAt : now > closesAt ? closesAt : now;

/**
 * What a policy's rules on books (`rules` §2.4) mean for one person. An age counts as reached from the month of the
 * birthday, since the registry knows no day.
 *
 * @param birthMonth `1971-03`; null where the registry does not know it
 * @param on the civil date of the sitting
 */
export function bookRuleFor(
  settings: Pick<PolicySettings, 'openBook' | 'openBookFromAge'>,
  birthMonth: string | null,
  on: string,
): BookRule {
  if (settings.openBook) return { form: 'open' };
  const age = settings.openBookFromAge;
  if (age === null) return { form: 'closed' };
  if (!birthMonth) return { form: 'age-unknown', age };
  const bornBy = Temporal.PlainDate.from(on).toPlainYearMonth().subtract({ years: age }).toString();
  return birthMonth <= bornBy ? { form: 'open-by-age', age } : { form: 'closed' };
}
