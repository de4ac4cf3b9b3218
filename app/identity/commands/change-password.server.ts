import { audit } from '~/platform/audit.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { passwordFits } from '~/platform/password-hash.ts';
import { findAccount } from '../data/account-rows.ts';
import { announceSession, revokeSessions } from '../data/sign-in-session-rows.ts';
import { NotFound, type Actor } from '../rules/actor.ts';
import type { SignInMethod } from '../rules/session-life.ts';
import { accountKeyOf, countSignInFailure, restUntil } from './count-sign-in-failure.server.ts';
import { preparedPassword, storePrepared, type PasswordRefusal } from './set-password.server.ts';
import { forgetFailures } from '../data/sign-in-failure-rows.ts';
import type { Device } from './start-session.server.ts';

/** Who came by a one-time slip has forgotten the old password and is not asked for it. */
export const asksForOldPassword = (method: SignInMethod): boolean => method !== 'slip';

/** Sets a new password and ends the person's other sign-ins. A wrong old password counts as a failed sign-in. */
export async function changePassword(
  actor: Actor,
  session: { sessionId: string; method: SignInMethod },
  given: { current: string; next: string },
  device: Device,
  at: Date,
): Promise<{ ok: true } | { ok: false; reason: 'wrong-current' | 'locked' | 'demonstration' } | PasswordRefusal> {
  const account = await findAccount(sql, actor.accountId);
  if (!account) throw new NotFound('account');
  if (account.demonstration) return { ok: false, reason: 'demonstration' };
  if (account.passwordHash && asksForOldPassword(session.method)) {
    if (await restUntil(sql, account.accountNumber, account, device, at)) return { ok: false, reason: 'locked' };
    if (!(await passwordFits(given.current, account.passwordHash))) {
      await inSqlTransaction(async (tx) =>
        countSignInFailure(tx, account.accountNumber, account, 'password', device, at),
      );
      return { ok: false, reason: 'wrong-current' };
    }
  }
  const prepared = await preparedPassword(sql, account, given.next);
  if (!prepared.ok) return prepared;
  await inSqlTransaction(async (tx) => {
    await storePrepared(tx, account.id, prepared.hash, false, at);
    await forgetFailures(tx, accountKeyOf(account.accountNumber), device.deviceKey);
    const ended = await revokeSessions(tx, account.id, { except: session.sessionId }, at);
    await announceSession(tx, session.sessionId);
    await audit(tx, actor, {
      action: 'password.change',
      subjectType: 'account',
      subjectId: account.id,
      detail: { endedSessions: ended.length },
    });
  });
  return { ok: true };
}
