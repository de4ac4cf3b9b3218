import { timingSafeEqual } from 'node:crypto';
import { audit } from '~/platform/audit.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { blindIndex } from '~/platform/field-cipher.ts';
import { findAccountByNumber, type AccountRow } from '../data/account-rows.ts';
import { setStatus } from '../data/account-writes.ts';
import { forgetFailures } from '../data/sign-in-failure-rows.ts';
import { normalizedAccountNumber } from '../rules/account-number.ts';
import { normalizedCode } from '../rules/one-time-code.ts';
import { accountKeyOf, countSignInFailure, recordFailure, restUntil } from './count-sign-in-failure.server.ts';
import { preparedPassword, storePrepared, type PasswordRefusal } from './set-password.server.ts';
import { startSession, type Device } from './start-session.server.ts';

/** Under which digest an activation code is kept: hashing 20,000 passwords would cost 80 minutes, a digest costs none. */
export const activationDigest = (accountId: string, code: string): string =>
  blindIndex('activation-code', `${accountId}:${normalizedCode(code)}`);

export type ActivationAnswer =
  | { ok: true; sessionId: string }
  | { ok: false; reason: 'wrong' | 'expired' | 'already-active' }
  | { ok: false; reason: 'locked'; until: Date }
  | PasswordRefusal;

/** Opens an imported account with its one-time code and the password that the person chooses, and signs in. */
export async function activateAccount(
  given: { accountNumber: string; code: string; password: string },
  device: Device,
  at: Date,
): Promise<ActivationAnswer> {
  const accountNumber = normalizedAccountNumber(given.accountNumber);
  const account = await findAccountByNumber(sql, accountNumber);
  const until = await restUntil(sql, accountNumber, account, device, at);
  if (until) {
    await recordFailure(sql, account, 'activation', 'locked', device);
    return { ok: false, reason: 'locked', until };
  }
  if (!account || !codeFits(account, given.code)) {
    const { lockedUntil } = await inSqlTransaction(async (tx) =>
      countSignInFailure(tx, accountNumber, account, 'activation', device, at),
    );
    return lockedUntil ? { ok: false, reason: 'locked', until: lockedUntil } : { ok: false, reason: 'wrong' };
  }
  // Somebody who came by a slip before has an open account without a password: the code still gives them one.
  if (account.status === 'DISABLED' || account.passwordHash !== null) return { ok: false, reason: 'already-active' };
  if (!account.activationExpiresAt || account.activationExpiresAt <= at) return { ok: false, reason: 'expired' };
  const prepared = await preparedPassword(sql, account, given.password);
  if (!prepared.ok) return prepared;
  return inSqlTransaction(async (tx) => {
    const again = await findAccountByNumber(tx, accountNumber);
    if (again?.activationHmac !== account.activationHmac) return { ok: false, reason: 'already-active' };
    await storePrepared(tx, account.id, prepared.hash, false, at);
    await setStatus(tx, account.id, 'ACTIVE');
    await forgetFailures(tx, accountKeyOf(accountNumber), device.deviceKey);
    await audit(
      tx,
      { accountId: account.id, rootId: account.rootId, requestId: device.requestId },
      { action: 'account.activate', subjectType: 'account', subjectId: account.id },
    );
    return { ok: true, sessionId: await startSession(tx, account, 'activation', device, at) };
  });
}

function codeFits(account: AccountRow, code: string): boolean {
  const given = Buffer.from(activationDigest(account.id, code));
  const kept = Buffer.from(account.activationHmac ?? '');
  return given.length === kept.length && timingSafeEqual(given, kept);
}
