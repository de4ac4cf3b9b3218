import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { decideMove as decideMoveRow, findMove, insertIncidents } from '../data/attempt-control.ts';
import { invigilatedSession } from './invigilated-session.server.ts';

/** Lets a sitting of somebody else go on at another device, or not. With an approval the older device is told and stops. */
export async function decideMove(
  actor: Actor,
  moveId: string,
  approved: boolean,
): Promise<{ ok: true; attemptId: string } | { ok: false; reason: 'already-decided' }> {
  return inTransaction(async (tx) => {
    const move = await findMove(tx, moveId);
    if (!move) throw new NotFound('move');
    const session = await invigilatedSession(tx, actor, move.sessionId).catch((fault: unknown) => {
      // Who may not act in the room does not learn that there is a request either.
      throw fault instanceof NotFound ? fault : new NotFound('move');
    });
    // Nobody lets themselves go on elsewhere: to them it is as if there were no request.
    if (move.accountId === actor.accountId) throw new NotFound('move');
    if (!(await decideMoveRow(tx, moveId, approved, actor.accountId))) return { ok: false, reason: 'already-decided' };
    await insertIncidents(tx, [
      {
        id: newId(),
        attemptId: move.attemptId,
        kind: approved ? 'move-approved' : 'move-refused',
        detail: { device: move.requestedLabel, by: actor.displayName },
        by: actor.accountId,
      },
    ]);
    await audit(tx, actor, {
      action: approved ? 'attempt.approve-move' : 'attempt.refuse-move',
      subjectType: 'attempt',
      subjectId: move.attemptId,
      organizationId: session.organizationId,
      detail: { moveId },
    });
    return { ok: true, attemptId: move.attemptId };
  });
}
