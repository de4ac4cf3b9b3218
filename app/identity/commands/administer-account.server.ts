import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { findAccountDetail, listGrants } from '../data/account-detail.ts';
import { reopenAccount, setStatus } from '../data/account-writes.ts';
import { findOrganizationPlace } from '../data/grant-rows.ts';
import { clearSecondFactor } from '../data/second-factor-rows.ts';
import { revokeSessions } from '../data/sign-in-session-rows.ts';
import { authorise, NotFound, type Actor } from '../rules/actor.ts';
import type { Role } from '../rules/roles.ts';
import { createAccount, type CreatedAccount } from './create-account.server.ts';
import { grantRole, takeRole, type GrantAnswer } from './grant-role.server.ts';

/** Opens an account by hand (system administrator). It waits for its activation code and holds no role yet. */
export async function openAccount(
  actor: Actor,
  given: { accountNumber: string; displayName: string; organizationId: string },
): Promise<CreatedAccount> {
  return inTransaction(async (tx) => {
    const place = await findOrganizationPlace(tx, given.organizationId);
    if (!place) throw new NotFound('organization');
    authorise(actor, 'accounts.write', place.path);
    return createAccount(tx, actor, { ...given, rootId: place.rootId, homeOrganizationId: place.id });
  });
}

/** Disables an account, which ends its sign-ins at once, or opens it again (system administrator). */
export async function setAccountDisabled(
  actor: Actor,
  accountId: string,
  disabled: boolean,
  at: Date,
): Promise<{ ok: true } | { ok: false; reason: 'self' }> {
  return inTransaction(async (tx) => {
    const account = await findAccountDetail(accountId, tx);
    if (!account) throw new NotFound('account');
    authorise(actor, 'accounts.write', account.path);
    if (actor.accountId === accountId) return { ok: false, reason: 'self' };
    if (disabled) {
      await setStatus(tx, accountId, 'DISABLED');
      await revokeSessions(tx, accountId, 'all', at);
    } else await reopenAccount(tx, accountId, account.hasPassword ? 'ACTIVE' : 'PENDING', at);
    await audit(tx, actor, {
      action: disabled ? 'account.disable' : 'account.enable',
      subjectType: 'account',
      subjectId: accountId,
      organizationId: account.organizationId,
    });
    return { ok: true };
  });
}

/** Grants a role (security administrator): on an organization of their subtree, to somebody else. */
export async function assignRole(
  actor: Actor,
  given: { accountId: string; role: Role; organizationId: string },
  at: Date,
): Promise<GrantAnswer | { ok: false; reason: 'self' }> {
  return inTransaction(async (tx) => {
    const [account, place] = [
      await findAccountDetail(given.accountId, tx),
      await findOrganizationPlace(tx, given.organizationId),
    ];
    if (!account) throw new NotFound('account');
    authorise(actor, 'grants.write', account.path);
    if (!place) return { ok: false, reason: 'unknown' };
    authorise(actor, 'grants.write', place.path);
    if (actor.accountId === given.accountId) return { ok: false, reason: 'self' };
    return grantRole(tx, actor, given, at);
  });
}

/** Takes a role away (security administrator). */
export async function withdrawRole(
  actor: Actor,
  accountId: string,
  grantId: string,
  at: Date,
): Promise<{ ok: true } | { ok: false; reason: 'self' | 'not-held' }> {
  return inTransaction(async (tx) => {
    const account = await findAccountDetail(accountId, tx);
    const grant = (await listGrants(accountId, tx)).find((one) => one.id === grantId);
    if (!account || !grant) throw new NotFound('grant');
    authorise(actor, 'grants.write', account.path);
    authorise(actor, 'grants.write', grant.path);
    if (actor.accountId === accountId) return { ok: false, reason: 'self' };
    return takeRole(tx, actor, accountId, grantId, at);
  });
}

/**
 * Removes a second factor whose device was lost (security administrator: the one who can reset a password cannot also
 * remove the second factor). The person sets up a new one at the next sign-in.
 */
export async function removeSecondFactor(
  actor: Actor,
  accountId: string,
  at: Date,
): Promise<{ ok: true } | { ok: false; reason: 'self' }> {
  return inTransaction(async (tx) => {
    const account = await findAccountDetail(accountId, tx);
    if (!account) throw new NotFound('account');
    authorise(actor, 'grants.write', account.path);
    if (actor.accountId === accountId) return { ok: false, reason: 'self' };
    await clearSecondFactor(tx, accountId);
    await revokeSessions(tx, accountId, 'all', at);
    await audit(tx, actor, {
      action: 'second-factor.remove',
      subjectType: 'account',
      subjectId: accountId,
      organizationId: account.organizationId,
    });
    return { ok: true };
  });
}
