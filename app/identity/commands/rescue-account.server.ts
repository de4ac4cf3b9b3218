import { audit } from '~/platform/audit.ts';
import { inTransaction, type Transaction } from '~/platform/db.ts';
import { findAccountDetail, isPresent, listGrants, type AccountDetail } from '../data/account-detail.ts';
import { setActivations, setSlip } from '../data/account-writes.ts';
import { forgetAllFailures } from '../data/sign-in-failure-rows.ts';
import { revokeSessions } from '../data/sign-in-session-rows.ts';
import { Forbidden, NotFound, type Actor } from '../rules/actor.ts';
import { ACTIVATION_DAYS, rescueBar, SLIP_MINUTES, type RescueBar } from '../rules/rescue.ts';
import { isSeparatePower } from '../rules/roles.ts';
import { activationDigest } from './activate-account.server.ts';
import { accountKeyOf } from './count-sign-in-failure.server.ts';
import { newCode } from './issue-code.server.ts';
import { slipDigest } from './sign-in.server.ts';

export const RESCUES = ['unlock', 'slip', 'reset'] as const;
export type Rescue = (typeof RESCUES)[number];
export type RescueAnswer =
  | { ok: true; rescue: Rescue; name: string; accountNumber: string; code: string | null; until: Date | null }
  | { ok: false; reason: Exclude<RescueBar, 'out-of-scope'> | 'disabled' | 'separate-power' };

/**
 * Helps a person in at once: takes every lock off, hands out a one-time code for two hours (the password stays), or
 * resets the account to an activation code (the password and all sign-ins end). The code is answered once and kept only
 * as a digest.
 */
export async function rescueAccount(actor: Actor, accountId: string, rescue: Rescue, at: Date): Promise<RescueAnswer> {
  return inTransaction(async (tx) => {
    const account = await findAccountDetail(accountId, tx);
    if (!account) throw new NotFound('account');
    const grants = (await listGrants(accountId, tx)).filter((grant) => isPresent(grant, at));
    const bar = rescueBar(actor, { accountId, path: account.path, roles: grants.map((grant) => grant.role) });
    if (bar === 'out-of-scope') throw new Forbidden('accounts.rescue');
    if (bar) return { ok: false, reason: bar };
    // A borrowed slip leaves no trace for its owner; a reset does, so that is what the three powers get.
    if (rescue === 'slip' && grants.some((grant) => isSeparatePower(grant.role)))
      return { ok: false, reason: 'separate-power' };
    if (account.status === 'DISABLED' && rescue !== 'unlock') return { ok: false, reason: 'disabled' };
    const done = await carryOut(tx, actor, account, rescue, at);
    await audit(tx, actor, {
      action: `account.${rescue}`,
      subjectType: 'account',
      subjectId: account.id,
      organizationId: account.organizationId,
      detail: { ...(done.until && { until: done.until.toISOString() }) },
    });
    return { ok: true, rescue, name: account.displayName, accountNumber: account.accountNumber, ...done };
  });
}

async function carryOut(tx: Transaction, actor: Actor, account: AccountDetail, rescue: Rescue, at: Date) {
  await forgetAllFailures(tx, accountKeyOf(account.accountNumber));
  if (rescue === 'unlock') return { code: null, until: null };
  const code = newCode();
  if (rescue === 'slip') {
    const until = new Date(at.getTime() + SLIP_MINUTES * 60_000);
    await setSlip(tx, account.id, slipDigest(account.id, code), until, actor.accountId);
    return { code, until };
  }
  const until = new Date(at.getTime() + ACTIVATION_DAYS * 86_400_000);
  await setActivations(tx, [{ id: account.id, hmac: activationDigest(account.id, code) }], until);
  await revokeSessions(tx, account.id, 'all', at);
  return { code, until };
}
