import type { accountMessages } from '../messages/account.ts';

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
