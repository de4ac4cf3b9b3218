import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { lockForHandIn } from '../data/attempt-lock.ts';
import { findAttemptState } from '../data/attempt-rows.ts';
import { askForMove, takeWriting } from '../data/move-rows.ts';
import { policyVersion } from '../data/policy-cache.ts';
import type { Device } from './start-attempt.server.ts';

export type Move = { ok: true; state: 'moved' | 'asked' | 'already-here' } | { ok: false; reason: 'ended' };

/**
 * The person goes on at another device. By policy they move the sitting themselves, or ask an invigilator. The older
 * device is told by its next save or look, and stops; what it still holds is kept.
 */
export async function moveSitting(actor: Actor, attemptId: string, device: Device): Promise<Move> {
  return inSqlTransaction(async (tx) => {
    // Saves of the older device are either before the move or after it.
    await lockForHandIn(tx, attemptId);
    const attempt = await findAttemptState(tx, attemptId);
    if (!attempt || attempt.accountId !== actor.accountId) throw new NotFound('attempt');
    if (attempt.status !== 'RUNNING') return { ok: false, reason: 'ended' };
    if (attempt.writerToken === device.key) return { ok: true, state: 'already-here' };
    const { settings } = await policyVersion(attempt.policyVersionId);
    const byOwner = attempt.kind === 'PRACTICE' || settings.deviceMove === 'OWNER';
    if (byOwner) await takeWriting(tx, attemptId, device);
    else await askForMove(tx, { id: newId(), attemptId, accountId: actor.accountId, device });
    await audit(tx, actor, {
      action: byOwner ? 'attempt.move' : 'attempt.ask-move',
      subjectType: 'attempt',
      subjectId: attemptId,
      organizationId: attempt.organizationId,
      detail: { epoch: attempt.writerEpoch },
    });
    return { ok: true, state: byOwner ? 'moved' : 'asked' };
  });
}
