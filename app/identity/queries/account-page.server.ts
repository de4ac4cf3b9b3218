import { sqlRead } from '~/platform/db.ts';
import { blindIndex } from '~/platform/field-cipher.ts';
import { findAccountDetail, isPresent, listFailures, listGrants } from '../data/account-detail.ts';
import { findOrganization } from '../data/organization-rows.ts';
import { listOpenSessions } from '../data/sign-in-session-rows.ts';
import { can, Forbidden, NotFound, type Actor } from '../rules/actor.ts';
import { rescueBar } from '../rules/rescue.ts';
import { idleMsOf } from '../rules/session-life.ts';

/** One account, what can be done for it, and by whom. */
export async function accountPage(actor: Actor, accountId: string, at: Date) {
  const account = await findAccountDetail(accountId);
  if (!account) throw new NotFound('account');
  if (!can(actor, 'accounts.read', account.path) && !can(actor, 'accounts.rescue', account.path))
    throw new Forbidden('accounts.read');
  const grants = await listGrants(accountId);
  const failures = await listFailures(blindIndex('account-number', account.accountNumber));
  const roles = grants.filter((grant) => isPresent(grant, at)).map((grant) => grant.role);
  const own = actor.accountId === accountId;
  const authority = await findOrganization(sqlRead, actor.rootId);
  return {
    account: { ...account, openSessions: (await listOpenSessions(accountId, at, idleMsOf(roles))).length },
    authorityName: authority?.name ?? '',
    grants: grants.map((grant) => ({ ...grant, present: isPresent(grant, at) })),
    lockedUntil: failures.find((row) => row.lockedUntil && row.lockedUntil > at)?.lockedUntil ?? null,
    failures: failures.reduce((sum, row) => sum + row.failures, 0),
    rescueBar: rescueBar(actor, { accountId, path: account.path, roles }),
    mayWrite: can(actor, 'accounts.write', account.path) && !own,
    mayGrant: can(actor, 'grants.write', account.path) && !own,
  };
}
