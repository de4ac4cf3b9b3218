import { inSqlTransaction, sql, type Sql } from '~/platform/db.ts';
import { blindIndex } from '~/platform/field-cipher.ts';
import { hashPassword, isOutdatedHash, passwordFits } from '~/platform/password-hash.ts';
import { findAccountByNumber, replaceHash, spendSlip, type AccountRow } from '../data/account-rows.ts';
import { forgetFailures } from '../data/sign-in-failure-rows.ts';
import { normalizedAccountNumber } from '../rules/account-number.ts';
import { normalizedCode } from '../rules/one-time-code.ts';
import { accountKeyOf, countSignInFailure, recordFailure, restUntil } from './count-sign-in-failure.server.ts';
import { startSession, type Device } from './start-session.server.ts';

export type SignInRefusal =
  | { ok: false; reason: 'wrong'; left: number }
  | { ok: false; reason: 'locked'; until: Date }
  | { ok: false; reason: 'disabled' }
  | { ok: false; reason: 'not-activated' };
export type SignedIn = { ok: true; sessionId: string; accountId: string };

/**
 * Signs in by account number and password; the one-time slip code that an officer handed out is taken in the same
 * field and also gets past a lock. Whether a number exists is not told: unknown, wrong and not yet activated read alike
 * unless the password or the slip was right.
 */
export async function signIn(
  given: { accountNumber: string; password: string },
  device: Device,
  at: Date,
): Promise<SignedIn | SignInRefusal> {
  const accountNumber = normalizedAccountNumber(given.accountNumber);
  const account = await findAccountByNumber(sql, accountNumber);
  if (account && slipFits(account, given.password, at)) return bySlip(account, device, at);

  const until = await restUntil(sql, accountNumber, account, device, at);
  if (until) {
    await recordFailure(sql, account, 'password', 'locked', device);
    return { ok: false, reason: 'locked', until };
  }
  const fits = await passwordFits(given.password, account?.passwordHash ?? null);
  if (!account || !fits) {
    const { lockedUntil, left } = await inSqlTransaction(async (tx) =>
      countSignInFailure(tx, accountNumber, account, 'password', device, at),
    );
    return lockedUntil ? { ok: false, reason: 'locked', until: lockedUntil } : { ok: false, reason: 'wrong', left };
  }
  if (account.status !== 'ACTIVE') {
    await recordFailure(sql, account, 'password', account.status.toLowerCase(), device);
    return { ok: false, reason: account.status === 'PENDING' ? 'not-activated' : 'disabled' };
  }
  const renewed = isOutdatedHash(account.passwordHash ?? '') ? await hashPassword(given.password) : null;
  return inSqlTransaction(async (tx): Promise<SignedIn | SignInRefusal> => {
    // Looked at again: of many attempts at the same moment, those after the fifth failure must not count.
    const lockedMeanwhile = await restUntil(tx, accountNumber, account, device, at);
    if (lockedMeanwhile) {
      await recordFailure(tx, account, 'password', 'locked', device);
      return { ok: false, reason: 'locked', until: lockedMeanwhile };
    }
    await forgetFailures(tx, accountKeyOf(accountNumber), device.deviceKey);
    if (renewed) await replaceHash(tx, account.id, account.passwordHash ?? '', renewed);
    return { ok: true, sessionId: await startSession(tx, account, 'password', device, at), accountId: account.id };
  });
}

/** Under which digest a slip code is kept. */
export const slipDigest = (accountId: string, code: string): string =>
  blindIndex('slip-code', `${accountId}:${normalizedCode(code)}`);

const slipFits = (account: AccountRow, typed: string, at: Date): boolean =>
  account.slipHmac !== null &&
  account.slipExpiresAt !== null &&
  account.slipExpiresAt > at &&
  account.slipHmac === slipDigest(account.id, typed);

async function bySlip(account: AccountRow, device: Device, at: Date): Promise<SignedIn | SignInRefusal> {
  return inSqlTransaction(async (tx: Sql) => {
    if (!(await spendSlip(tx, account.id, account.slipHmac ?? ''))) {
      await recordFailure(tx, account, 'slip', account.status === 'DISABLED' ? 'disabled' : 'used', device);
      return account.status === 'DISABLED'
        ? { ok: false, reason: 'disabled' as const }
        : { ok: false, reason: 'wrong' as const, left: 1 };
    }
    await forgetFailures(tx, accountKeyOf(account.accountNumber), device.deviceKey);
    return { ok: true, sessionId: await startSession(tx, account, 'slip', device, at), accountId: account.id };
  });
}
