import { audit } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { blindIndex } from '~/platform/field-cipher.ts';
import { countFailure, lockedUntil } from '../data/sign-in-failure-rows.ts';
import { isKnownDevice } from '../data/sign-in-session-rows.ts';
import { MOST_FAILURES, MOST_FAILURES_OF_STRANGERS, STRANGERS } from '../rules/lockout.ts';
import type { SignInMethod } from '../rules/session-life.ts';
import type { Device } from './start-session.server.ts';

type Tried = { id: string; rootId: string } | null;

/** Under which key the failures of an account number are counted; a digest, since people mistake the fields. */
export const accountKeyOf = (accountNumber: string): string => blindIndex('account-number', accountNumber);

/** Browsers without a past at one network address, of which only a keyed digest is written. */
const strangersAt = ({ visitorAddress }: Device): string =>
  STRANGERS + blindIndex('visitor-address', visitorAddress).slice(0, 22);

/** Until when this account may not be tried from this device; null when it may. */
export async function restUntil(
  tx: Sql,
  accountNumber: string,
  account: Tried,
  device: Device,
  at: Date,
): Promise<Date | null> {
  const known = account !== null && (await isKnownDevice(tx, account.id, device.deviceKey));
  const keys = known ? [device.deviceKey] : [device.deviceKey, strangersAt(device)];
  return lockedUntil(tx, accountKeyOf(accountNumber), keys, at);
}

/** Counts and records a failed attempt. @returns the lock that it caused, if it did, and how many are left */
export async function countSignInFailure(
  tx: Sql,
  accountNumber: string,
  account: Tried,
  method: SignInMethod,
  device: Device,
  at: Date,
): Promise<{ lockedUntil: Date | null; left: number }> {
  const key = accountKeyOf(accountNumber);
  const here = await countFailure(tx, key, device.deviceKey, MOST_FAILURES, at);
  const known = account !== null && (await isKnownDevice(tx, account.id, device.deviceKey));
  if (!known) await countFailure(tx, key, strangersAt(device), MOST_FAILURES_OF_STRANGERS, at);
  await recordFailure(tx, account, method, here.lockedUntil ? 'locked-now' : 'wrong', device);
  return { lockedUntil: here.lockedUntil, left: Math.max(0, MOST_FAILURES - here.failures) };
}

/** Every refused sign-in is in the journal, those of unknown numbers too. */
export const recordFailure = async (
  tx: Sql,
  account: Tried,
  method: SignInMethod,
  reason: string,
  device: Device,
): Promise<void> =>
  audit(
    tx,
    { accountId: null, rootId: account?.rootId ?? null, requestId: device.requestId },
    {
      action: 'sign-in.refuse',
      subjectType: 'account',
      ...(account && { subjectId: account.id }),
      result: 'refused',
      detail: { method, reason, device: blindIndex('device', device.deviceKey).slice(0, 12) },
    },
  );
