import { audit } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { acknowledgeNotice as writeAcknowledgement } from '../data/account-writes.ts';
import { announceSessionsOf } from '../data/sign-in-session-rows.ts';
import type { Actor } from '../rules/actor.ts';
import { CURRENT_NOTICE_VERSION } from '../rules/notice.ts';

/** Keeps that the person has read this version of the personal-information notice. */
export async function acknowledgeNotice(actor: Actor, at: Date): Promise<void> {
  await inSqlTransaction(async (tx) => {
    await writeAcknowledgement(tx, actor.accountId, CURRENT_NOTICE_VERSION, at);
    await announceSessionsOf(tx, actor.accountId);
    await audit(tx, actor, {
      action: 'notice.acknowledge',
      subjectType: 'account',
      subjectId: actor.accountId,
      detail: { version: CURRENT_NOTICE_VERSION },
    });
  });
}
