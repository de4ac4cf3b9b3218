import { audit, SYSTEM } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { disableStale } from '../data/account-writes.ts';
import { revokeSessions } from '../data/sign-in-session-rows.ts';

/** Idle days after which an account with rights is closed (`conventions` §3.5). */
export const STALE_DAYS = 90;

/** Closes accounts with rights that nobody has used for ninety days. @returns how many */
export async function disableStaleAccounts(at: Date = now()): Promise<number> {
  return inSqlTransaction(async (tx) => {
    const closed = await disableStale(tx, new Date(at.getTime() - STALE_DAYS * 86_400_000));
    for (const { id, rootId } of closed) {
      await revokeSessions(tx, id, 'all', at);
      await audit(
        tx,
        { ...SYSTEM, rootId },
        { action: 'account.disable-stale', subjectType: 'account', subjectId: id },
      );
    }
    return closed.length;
  });
}
