import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inTransaction, sql } from '~/platform/db.ts';
import { runningAttempts } from '../data/attempt-control.ts';
import { hastenResultNotices } from '../data/result-notice-rows.ts';
import { findSession, setSessionStatus } from '../data/session-rows.ts';
import { endAttempts } from './end-attempts.server.ts';

/**
 * Ends a session: nobody starts any more, and whoever is still working is handed in with all saved answers. Asked again
 * after an interruption it finishes what was left.
 *
 * @param reason is kept with each sitting that was handed in by it
 */
export async function endSession(
  actor: Actor,
  sessionId: string,
  reason: string,
): Promise<{ ok: true; handedIn: number } | { ok: false; reason: 'already-over' }> {
  const closed = await inTransaction(async (tx) => {
    const session = await findSession(tx, sessionId, true);
    if (!session) throw new NotFound('session');
    authorise(actor, 'sessions.write', session.path);
    if (!(await setSessionStatus(tx, sessionId, ['PUBLISHED', 'REGISTRATION_CLOSED'], 'ENDED', now())))
      return session.status === 'ENDED';
    await hastenResultNotices(tx, sessionId);
    await audit(tx, actor, {
      action: 'session.end',
      subjectType: 'exam_session',
      subjectId: sessionId,
      organizationId: session.organizationId,
    });
    return true;
  });
  if (!closed) return { ok: false, reason: 'already-over' };
  const running = await runningAttempts(sql, sessionId);
  if (running.length === 0) return { ok: true, handedIn: 0 };
  const ended = await endAttempts(actor, sessionId, running, reason);
  return { ok: true, handedIn: ended.ok ? ended.attempts : 0 };
}
