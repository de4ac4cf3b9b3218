import { passwordFlaw } from '~/identity/rules/password-policy.ts';
import type { Locale } from '../locale.ts';
import { accountMessages } from '../messages/account.ts';
import { translator } from '../messages/define-messages.ts';

type Words = keyof typeof accountMessages;

/** The sentence for each reason for which a new password will not do. */
export const passwordFlawWords = {
  'too-short': 'tooShort',
  'too-long': 'tooLong',
  'too-few-classes': 'tooFewClasses',
  'holds-account-number': 'holdsAccountNumber',
  common: 'common',
  repeated: 'repeated',
  'used-before': 'usedBefore',
} as const satisfies Record<string, Words>;
export type PasswordFlawWord = keyof typeof passwordFlawWords;

/**
 * Sentences for a form with a new password that was not filled in as it should be, by field: what is open, that the two do
 * not agree, and, so that nobody types it a third time, what else is wrong with the password itself.
 *
 * @param faults keys of sentences by field, as the form's schema gives them
 */
export function newPasswordErrors(
  faults: Readonly<Record<string, string>>,
  typed: { password: string; accountNumber: string },
  locale: Locale,
): Record<string, string> {
  const t = translator(accountMessages, locale);
  const sentences = Object.entries(faults).map(([name, key]) => [name, t(key as 'fillIn' | 'notSame')]);
  const flaw = 'next' in faults ? null : passwordFlaw(typed.password, typed.accountNumber);
  const errors = Object.fromEntries(sentences) as Record<string, string>;
  if (!flaw) return errors;
  const { again, ...above } = errors;
  return { ...above, next: t(passwordFlawWords[flaw]), ...(again && { again }) };
}
