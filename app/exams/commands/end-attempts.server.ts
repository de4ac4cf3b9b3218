import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { isId, newId } from '~/platform/id.ts';
import { insertIncidents } from '../data/attempt-control.ts';
import { lockForHandIn } from '../data/attempt-lock.ts';
import { findAttemptState } from '../data/attempt-rows.ts';
import { handIn } from './hand-in.server.ts';
import { invigilatedSession } from './invigilated-session.server.ts';

/**
 * Hands in running sittings of a session from the room (收卷), with all saved answers. Each has its own transaction, so
 * that one never waits for another.
 */
export async function endAttempts(
  actor: Actor,
  sessionId: string,
  attemptIds: readonly string[],
  reason: string,
): Promise<{ ok: true; attempts: number } | { ok: false; reason: 'reason-missing' | 'nobody-sitting' }> {
  await invigilatedSession(sql, actor, sessionId);
  if (!reason.trim()) return { ok: false, reason: 'reason-missing' };
  let ended = 0;
  for (const attemptId of new Set(attemptIds)) if (await endOne(actor, sessionId, attemptId, reason.trim())) ended += 1;
  return ended > 0 ? { ok: true, attempts: ended } : { ok: false, reason: 'nobody-sitting' };
}

const endOne = async (actor: Actor, sessionId: string, attemptId: string, reason: string): Promise<boolean> =>
  inSqlTransaction(async (tx) => {
    if (!isId(attemptId)) return false;
    await lockForHandIn(tx, attemptId);
    const session = await invigilatedSession(tx, actor, sessionId);
    const attempt = await findAttemptState(tx, attemptId);
    if (attempt?.sessionId !== sessionId) return false;
    // Answers given in the minutes of an outage that nobody has decided about count, as by default.
    const lostSeconds = attempt.undecidedSeconds;
    if (!(await handIn(tx, { attemptId, kind: 'OFFICER', lostSeconds }))) return false;
    await insertIncidents(tx, [
      { id: newId(), attemptId, kind: 'ended', detail: { reason, by: actor.displayName }, by: actor.accountId },
    ]);
    await audit(tx, actor, {
      action: 'attempt.end',
      subjectType: 'attempt',
      subjectId: attemptId,
      organizationId: session.organizationId,
      detail: { sessionId },
    });
    return true;
  });
