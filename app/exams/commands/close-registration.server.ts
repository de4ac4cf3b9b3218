import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { linkNewAccounts, registrationsOf } from '../data/registration-rows.ts';
import { findSession, setSessionStatus } from '../data/session-rows.ts';

/** Settles the names: from now on no name is added, exchanged or taken out by a unit. */
export async function closeRegistration(
  actor: Actor,
  sessionId: string,
): Promise<{ ok: true; registered: number } | { ok: false; reason: 'not-open' }> {
  return inTransaction(async (tx) => {
    const session = await findSession(tx, sessionId, true);
    if (!session) throw new NotFound('session');
    authorise(actor, 'sessions.write', session.path);
    if (!(await setSessionStatus(tx, sessionId, ['PUBLISHED'], 'REGISTRATION_CLOSED', now())))
      return { ok: false, reason: 'not-open' };
    await linkNewAccounts(tx, sessionId);
    const registered = (await registrationsOf(tx, sessionId)).filter(({ status }) => status === 'REGISTERED').length;
    await audit(tx, actor, {
      action: 'session.close-registration',
      subjectType: 'exam_session',
      subjectId: sessionId,
      organizationId: session.organizationId,
      detail: { registered },
    });
    return { ok: true, registered };
  });
}
