import { sqlRead } from '~/platform/db.ts';
import { findOwnAccount } from '../data/own-account.ts';
import { listOpenSessions } from '../data/sign-in-session-rows.ts';
import { NotFound, type Actor } from '../rules/actor.ts';
import { idleMsOf } from '../rules/session-life.ts';

/** What a person sees of their own account. */
export async function accountOverview(actor: Actor, at: Date) {
  const roles = actor.grants.map((grant) => grant.role);
  const own = await findOwnAccount(sqlRead, actor.accountId);
  if (!own) throw new NotFound('account');
  return { ...own, openSessions: (await listOpenSessions(actor.accountId, at, idleMsOf(roles))).length };
}
