import { Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { assignedInvigilators } from '../data/invigilator-rows.ts';
import { registrationsOf, setSignedIn } from '../data/registration-rows.ts';
import { findSession } from '../data/session-rows.ts';
import { mayInvigilate } from '../rules/may-invigilate.ts';
import { mayTakeStep } from '../rules/session-life.ts';

/** Marks people as present in the room, or takes the mark back. */
export async function markSignedIn(
  actor: Actor,
  sessionId: string,
  registrationIds: readonly string[],
  present: boolean,
): Promise<{ ok: true; changed: number } | { ok: false; reason: 'session-over' }> {
  return inTransaction(async (tx) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new NotFound('session');
    if (!mayInvigilate(actor, session.path, await assignedInvigilators(tx, sessionId)))
      throw new Forbidden('sessions.invigilate');
    if (!mayTakeStep(session.status, 'sit')) return { ok: false, reason: 'session-over' };
    const own = new Set((await registrationsOf(tx, sessionId)).map(({ id }) => id));
    const ids = registrationIds.filter((id) => own.has(id));
    const changed = await setSignedIn(tx, ids, present ? now() : null, actor.accountId);
    if (changed > 0)
      await audit(tx, actor, {
        action: present ? 'registration.sign-in' : 'registration.undo-sign-in',
        subjectType: 'exam_session',
        subjectId: sessionId,
        organizationId: session.organizationId,
        detail: { changed, registrationIds: ids },
      });
    return { ok: true, changed };
  });
}
