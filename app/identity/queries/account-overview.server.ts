import { sqlRead } from '~/platform/db.ts';
import { findOwnAccount } from '../data/own-account.ts';
import { NotFound, type Actor } from '../rules/actor.ts';

/** What a person sees of their own account. */
export async function accountOverview(actor: Actor, at: Date) {
  const own = await findOwnAccount(sqlRead, actor.accountId, at);
  if (!own) throw new NotFound('account');
  return own;
}
