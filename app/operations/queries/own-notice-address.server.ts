import type { Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { canSendMail } from '~/platform/mailer.ts';
import { findNoticeAddress } from '../data/notice-address-rows.ts';

/** Where the person's notices are also sent; `available` tells whether this installation sends mail at all. */
export async function ownNoticeAddress(actor: Actor): Promise<{ available: boolean; address: string | null }> {
  const kept = await findNoticeAddress(sqlRead, actor.accountId);
  return { available: canSendMail(), address: kept?.address ?? null };
}
