import { audit } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { revokeSessions } from '../data/sign-in-session-rows.ts';
import type { Actor } from '../rules/actor.ts';

/**
 * Ends sign-in sessions of the acting person: one of them, or all but the present one.
 *
 * @returns how many were open and are now ended
 */
export async function endSessions(
  actor: Actor,
  which: { only: string } | { except: string },
  reason: 'signed-out' | 'ended-elsewhere',
  at: Date,
): Promise<number> {
  return inSqlTransaction(async (tx) => {
    const ended = await revokeSessions(tx, actor.accountId, which, at);
    for (const subjectId of ended)
      await audit(tx, actor, { action: 'sign-in.end', subjectType: 'sign-in-session', subjectId, detail: { reason } });
    return ended.length;
  });
}
