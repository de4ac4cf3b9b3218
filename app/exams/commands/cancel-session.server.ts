import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { countSittings } from '../data/attempt-counts.ts';
import { registrationsOf } from '../data/registration-rows.ts';
import { findSession, setSessionStatus } from '../data/session-rows.ts';
import { tellRegistered } from './tell-registered.server.ts';

/** Calls a session off and tells everyone registered. One at which somebody already sat is ended instead. */
export async function cancelSession(
  actor: Actor,
  sessionId: string,
): Promise<{ ok: true; told: number } | { ok: false; reason: 'already-over' | 'has-sittings' }> {
  return inTransaction(async (tx) => {
    const session = await findSession(tx, sessionId, true);
    if (!session) throw new NotFound('session');
    authorise(actor, 'sessions.write', session.path);
    if ((await countSittings(tx, sessionId)) > 0) return { ok: false, reason: 'has-sittings' };
    const from = ['DRAFT', 'PUBLISHED', 'REGISTRATION_CLOSED'] as const;
    if (!(await setSessionStatus(tx, sessionId, from, 'CANCELLED', now())))
      return { ok: false, reason: 'already-over' };
    const registered = (await registrationsOf(tx, sessionId)).filter(({ status }) => status === 'REGISTERED');
    const told =
      session.status === 'DRAFT'
        ? 0
        : await tellRegistered(
            tx,
            session,
            registered.map(({ accountId }) => accountId),
            'session-cancelled',
          );
    await audit(tx, actor, {
      action: 'session.cancel',
      subjectType: 'exam_session',
      subjectId: sessionId,
      organizationId: session.organizationId,
      detail: { registered: registered.length, told },
    });
    return { ok: true, told };
  });
}
