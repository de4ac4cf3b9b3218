import { inSqlTransaction } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { findDemonstrationAccount } from '../data/demonstration-rows.ts';
import { confirmSecondFactor } from '../data/sign-in-session-rows.ts';
import { normalizedAccountNumber } from '../rules/account-number.ts';
import { startSession, type Device } from './start-session.server.ts';

/**
 * Signs in to a demonstration account without a password, where the installation is a demonstration at all: one that
 * came with a restored backup opens nothing. Refuses every other account, whatever the number.
 */
export async function signInDemonstration(
  accountNumber: string,
  device: Device,
  at: Date,
): Promise<{ ok: true; sessionId: string } | { ok: false; reason: 'not-demonstration' }> {
  if (!env.DEMONSTRATION) return { ok: false, reason: 'not-demonstration' };
  return inSqlTransaction(async (tx) => {
    const account = await findDemonstrationAccount(tx, normalizedAccountNumber(accountNumber));
    if (!account) return { ok: false, reason: 'not-demonstration' };
    const sessionId = await startSession(tx, account, 'demonstration', device, at);
    // There is no telephone behind an invented person: its second factor counts as shown.
    await confirmSecondFactor(tx, sessionId, at);
    return { ok: true, sessionId };
  });
}
