import type { SignInMethod } from './session-life.ts';

/** Rules of `conventions` §3.5 (等保2.0): length, classes, history, age. */
export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;
export const REMEMBERED_PASSWORDS = 5;
export const ADMINISTRATOR_PASSWORD_DAYS = 90;
const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];
const CLASSES_NEEDED = 3;
/** What people type first when asked for capitals, digits and ten characters. */
const COMMON = /^(?:passw[o0]rd|qwerty|admin|welcome|abc|1qaz2wsx|hangjia|yunze)[\W_]*\d*[\W_]*$/i;

export type PasswordFlaw =
  'too-short' | 'too-long' | 'too-few-classes' | 'holds-account-number' | 'common' | 'repeated';

/** Why a new password will not do; null when it will. Reuse is checked against the hashes, not here. */
export function passwordFlaw(password: string, accountNumber: string): PasswordFlaw | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return 'too-short';
  if (length > LONGEST_PASSWORD) return 'too-long';
  if (CLASSES.filter((kind) => kind.test(password)).length < CLASSES_NEEDED) return 'too-few-classes';
  if (accountNumber.length >= 4 && password.toLowerCase().includes(accountNumber)) return 'holds-account-number';
  if (COMMON.test(password)) return 'common';
  return new Set(password).size < 5 ? 'repeated' : null;
}

/**
 * Whether a person must set a new password before going on. Only who came by password is asked: a slip must not stop a
 * test morning, and single sign-on has no password here.
 */
export function passwordIsDue(
  state: {
    method: SignInMethod;
    mustChangePassword: boolean;
    administrator: boolean;
    demonstration: boolean;
    passwordChangedAt: Date | null;
  },
  at: Date,
): boolean {
  if (state.demonstration || (state.method !== 'password' && state.method !== 'activation')) return false;
  if (state.mustChangePassword) return true;
  const oldest = at.getTime() - ADMINISTRATOR_PASSWORD_DAYS * 86_400_000;
  return state.administrator && state.passwordChangedAt !== null && state.passwordChangedAt.getTime() < oldest;
}
