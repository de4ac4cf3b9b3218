import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { deleteNoticeAddress, writeNoticeAddress } from '../data/notice-address-rows.ts';
import { countNotices } from '../data/notification-rows.ts';
import { notify } from './notify.server.ts';

const DAY_MS = 86_400_000;
/** Each new address is written to at once: nobody may use us to write to strangers. */
const MOST_CHANGES_A_DAY = 5;

/** Sets where the person's notices are also sent. A first mail tells whether the address is right. */
export async function setNoticeAddress(
  actor: Actor,
  address: string,
  locale: string,
  at: Date,
): Promise<{ ok: true } | { ok: false; reason: 'too-often' }> {
  return inSqlTransaction(async (tx) => {
    const changes = await countNotices(tx, actor.accountId, 'mail-address-set', new Date(at.getTime() - DAY_MS));
    if (changes >= MOST_CHANGES_A_DAY) return { ok: false, reason: 'too-often' };
    await writeNoticeAddress(tx, actor.accountId, address, locale);
    await audit(tx, actor, { action: 'notice-address.set', subjectType: 'account', subjectId: actor.accountId });
    await notify(tx, actor.accountId, 'mail-address-set', {}, '/account/mail');
    return { ok: true };
  });
}

/** Takes the address away; notices are read here only. */
export async function removeNoticeAddress(actor: Actor): Promise<void> {
  await inSqlTransaction(async (tx) => {
    if (await deleteNoticeAddress(tx, actor.accountId))
      await audit(tx, actor, { action: 'notice-address.remove', subjectType: 'account', subjectId: actor.accountId });
  });
}
