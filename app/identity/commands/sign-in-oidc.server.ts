import { audit } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import type { OidcIdentity } from '~/platform/oidc.ts';
import { setStatus } from '../data/account-writes.ts';
import { bindIdentity, findAccountBySubject, findUnboundAccount } from '../data/oidc-rows.ts';
import { normalizedAccountNumber } from '../rules/account-number.ts';
import { recordFailure } from './count-sign-in-failure.server.ts';
import { startSession, type Device } from './start-session.server.ts';

/**
 * Signs in who the identity provider vouches for. The first time, the account is found by its number and bound to the
 * identity; from then on only that identity opens it. No account is ever made here and no right given.
 */
export async function signInOidc(
  identity: OidcIdentity,
  device: Device,
  at: Date,
): Promise<{ ok: true; sessionId: string } | { ok: false; reason: 'unknown' | 'disabled' }> {
  return inSqlTransaction(async (tx) => {
    const number = identity.accountNumber ? normalizedAccountNumber(identity.accountNumber) : null;
    const account =
      (await findAccountBySubject(tx, identity.issuer, identity.subject)) ??
      (number ? await findUnboundAccount(tx, number) : null);
    if (!account || account.status === 'DISABLED') {
      await recordFailure(tx, account, 'oidc', account ? 'disabled' : 'unknown', device);
      return { ok: false, reason: account ? 'disabled' : 'unknown' };
    }
    if (!account.bound) {
      await bindIdentity(tx, account.id, identity.issuer, identity.subject);
      await audit(
        tx,
        { accountId: account.id, rootId: account.rootId, requestId: device.requestId },
        { action: 'account.bind-identity', subjectType: 'account', subjectId: account.id },
      );
    }
    if (account.status === 'PENDING') await setStatus(tx, account.id, 'ACTIVE');
    return { ok: true, sessionId: await startSession(tx, account, 'oidc', device, at) };
  });
}
