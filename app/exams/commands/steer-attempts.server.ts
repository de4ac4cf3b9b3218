import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { isId, newId } from '~/platform/id.ts';
import { ownSitting } from '../data/attempt-counts.ts';
import { extendAttempts, insertIncidents, pauseAttempts, resumeAttempts } from '../data/attempt-control.ts';
import { invigilatedSession } from './invigilated-session.server.ts';

export type Steering = { act: 'pause' } | { act: 'resume' } | { act: 'extend'; minutes: number };

/** Most minutes that one extension may give. */
export const MOST_MINUTES = 120;

const KINDS = { pause: 'paused', resume: 'resumed', extend: 'extended' } as const;

/**
 * Stops, restarts or lengthens the sittings of some people of a session. The reason stays with each sitting. People who
 * are not sitting (any more) are left out, and the count says so; so is whoever steers, should they sit here themselves.
 */
export async function steerAttempts(
  actor: Actor,
  sessionId: string,
  attemptIds: readonly string[],
  steering: Steering,
  reason: string,
): Promise<
  { ok: true; attempts: number } | { ok: false; reason: 'reason-missing' | 'minutes-out-of-range' | 'nobody-sitting' }
> {
  return inTransaction(async (tx) => {
    const session = await invigilatedSession(tx, actor, sessionId);
    if (!reason.trim() && steering.act !== 'resume') return { ok: false, reason: 'reason-missing' };
    if (
      steering.act === 'extend' &&
      !(Number.isInteger(steering.minutes) && steering.minutes >= 1 && steering.minutes <= MOST_MINUTES)
    )
      return { ok: false, reason: 'minutes-out-of-range' };
    const own = await ownSitting(tx, sessionId, actor.accountId);
    const others = attemptIds.filter((id) => isId(id) && id !== own);
    const changed =
      steering.act === 'pause'
        ? await pauseAttempts(tx, sessionId, others)
        : steering.act === 'resume'
          ? await resumeAttempts(tx, sessionId, others)
          : await extendAttempts(tx, sessionId, others, steering.minutes * 60);
    if (changed.length === 0) return { ok: false, reason: 'nobody-sitting' };
    const detail = {
      ...(reason.trim() && { reason: reason.trim() }),
      ...(steering.act === 'extend' && { minutes: steering.minutes }),
      by: actor.displayName,
    };
    await insertIncidents(
      tx,
      changed.map((attemptId) => ({
        id: newId(),
        attemptId,
        kind: KINDS[steering.act],
        detail,
        by: actor.accountId,
      })),
    );
    await audit(tx, actor, {
      action: `attempt.${steering.act}`,
      subjectType: 'exam_session',
      subjectId: sessionId,
      organizationId: session.organizationId,
      detail: { attemptIds: changed, ...(steering.act === 'extend' && { minutes: steering.minutes }) },
    });
    return { ok: true, attempts: changed.length };
  });
}
