import { audit } from '~/platform/audit.ts';
import { inTransaction, type Transaction } from '~/platform/db.ts';
import { blindIndex, openField, sealField } from '~/platform/field-cipher.ts';
import { newId } from '~/platform/id.ts';
import { newTotpSecret, totpStep } from '~/platform/one-time-password.ts';
import { findAccount, lockAccount, type AccountRow } from '../data/account-rows.ts';
import {
  clearSecondFactor,
  confirmSecret,
  replaceRecoveryCodes,
  setSecondFactorSecret,
  spendRecoveryCode,
  spendStep,
} from '../data/second-factor-rows.ts';
import { countFailure, forgetFailures, lockedUntil } from '../data/sign-in-failure-rows.ts';
import { announceSession, confirmSecondFactor } from '../data/sign-in-session-rows.ts';
import { NotFound, type Actor } from '../rules/actor.ts';
import { MOST_FAILURES } from '../rules/lockout.ts';
import { looksLikeDigits, normalizedDigits, RECOVERY_CODES, STEPS_OFF } from '../rules/one-time-password.ts';
import { normalizedCode } from '../rules/one-time-code.ts';
import { accountKeyOf } from './count-sign-in-failure.server.ts';
import { newCode } from './issue-code.server.ts';

export type FactorRefusal = { ok: false; reason: 'wrong' | 'locked' | 'not-enrolled' };

/** Which row a sealed secret belongs to. */
export const secretRow = (accountId: string): string => `account.totp:${accountId}`;

/** Makes a new secret for the person's authenticator; it counts once a code from it has been shown. */
export async function beginSecondFactor(actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    await setSecondFactorSecret(tx, actor.accountId, sealField(secretRow(actor.accountId), newTotpSecret()));
    await audit(tx, actor, { action: 'second-factor.begin', subjectType: 'account', subjectId: actor.accountId });
  });
}

/** Takes the new authenticator into use. @returns recovery codes, shown once and kept as digests */
export async function enrolSecondFactor(
  actor: Actor,
  sessionId: string,
  code: string,
  at: Date,
): Promise<{ ok: true; recoveryCodes: string[] } | FactorRefusal> {
  return proven(actor, code, at, async (tx) => {
    await confirmSecret(tx, actor.accountId, at);
    await passSession(tx, sessionId, at);
    const recoveryCodes = await freshRecoveryCodes(tx, actor.accountId);
    await audit(tx, actor, { action: 'second-factor.enrol', subjectType: 'account', subjectId: actor.accountId });
    return { ok: true, recoveryCodes };
  });
}

/** Passes this sign-in by a code of the authenticator or by one recovery code. */
export async function passSecondFactor(
  actor: Actor,
  sessionId: string,
  code: string,
  at: Date,
): Promise<{ ok: true } | FactorRefusal> {
  return proven(actor, code, at, async (tx, by) => {
    await passSession(tx, sessionId, at);
    await audit(tx, actor, {
      action: 'second-factor.pass',
      subjectType: 'sign-in-session',
      subjectId: sessionId,
      detail: { by },
    });
    return { ok: true };
  });
}

/** Ten new recovery codes in place of the old ones. */
export async function renewRecoveryCodes(
  actor: Actor,
  code: string,
  at: Date,
): Promise<{ ok: true; recoveryCodes: string[] } | FactorRefusal> {
  return proven(actor, code, at, async (tx) => {
    const recoveryCodes = await freshRecoveryCodes(tx, actor.accountId);
    await audit(tx, actor, { action: 'recovery-codes.renew', subjectType: 'account', subjectId: actor.accountId });
    return { ok: true, recoveryCodes };
  });
}

/** Turns the second factor off for oneself. */
export async function dropSecondFactor(actor: Actor, code: string, at: Date): Promise<{ ok: true } | FactorRefusal> {
  return proven(actor, code, at, async (tx) => {
    await clearSecondFactor(tx, actor.accountId);
    await audit(tx, actor, { action: 'second-factor.drop', subjectType: 'account', subjectId: actor.accountId });
    return { ok: true };
  });
}

/** Five wrong codes rest the second factor of the account for ten minutes, on whatever device. */
async function proven<T>(
  actor: Actor,
  code: string,
  at: Date,
  then: (tx: Transaction, by: 'authenticator' | 'recovery-code') => Promise<T>,
): Promise<T | FactorRefusal> {
  const key = accountKeyOf(`second-factor:${actor.accountId}`);
  return inTransaction(async (tx) => {
    // One attempt after the other, so that many at the same moment get no more tries than five.
    await lockAccount(tx, actor.accountId);
    if (await lockedUntil(tx, key, ['second-factor'], at)) return { ok: false, reason: 'locked' };
    const account = await findAccount(tx, actor.accountId);
    if (!account) throw new NotFound('account');
    if (!account.totpSecret) return { ok: false, reason: 'not-enrolled' };
    const by = await fits(tx, account, code, at);
    if (by) {
      await forgetFailures(tx, key, 'second-factor');
      return then(tx, by);
    }
    const counted = await countFailure(tx, key, 'second-factor', MOST_FAILURES, at);
    await audit(tx, actor, {
      action: 'second-factor.refuse',
      subjectType: 'account',
      subjectId: account.id,
      result: 'refused',
    });
    return { ok: false, reason: counted.lockedUntil ? 'locked' : 'wrong' };
  });
}

async function fits(
  tx: Transaction,
  account: AccountRow,
  code: string,
  at: Date,
): Promise<'authenticator' | 'recovery-code' | null> {
  if (looksLikeDigits(code)) {
    const secret = openField(secretRow(account.id), account.totpSecret ?? new Uint8Array());
    const step = totpStep(secret, normalizedDigits(code), at, STEPS_OFF);
    return step !== null && (await spendStep(tx, account.id, step)) ? 'authenticator' : null;
  }
  if (!account.totpConfirmedAt) return null;
  return (await spendRecoveryCode(tx, account.id, recoveryDigest(account.id, code), at)) ? 'recovery-code' : null;
}

const recoveryDigest = (accountId: string, code: string): string =>
  blindIndex('recovery-code', `${accountId}:${normalizedCode(code)}`);

async function passSession(tx: Transaction, sessionId: string, at: Date): Promise<void> {
  await confirmSecondFactor(tx, sessionId, at);
  await announceSession(tx, sessionId);
}

async function freshRecoveryCodes(tx: Transaction, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await replaceRecoveryCodes(
    tx,
    accountId,
    codes.map((code) => ({ id: newId(), hmac: recoveryDigest(accountId, code) })),
  );
  return codes;
}
