import { authorise, can, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { hasSitting } from '../data/attempt-counts.ts';
import { findRegistration, setRegistrationStatus, type RegistrationStatus } from '../data/registration-rows.ts';
import { findSession } from '../data/session-rows.ts';
import { mayTakeStep, registrationOpen } from '../rules/session-life.ts';
import { tellRegistered, type SessionNews } from './tell-registered.server.ts';

export type RegistrationChange = 'withdraw' | 'defer' | 'restore';
export type ChangedRegistration =
  | { ok: true; sessionId: string }
  | { ok: false; reason: 'registration-closed' | 'session-over' | 'already-sat' | 'not-possible' | 'reason-missing' };

const STEPS: Record<
  RegistrationChange,
  { from: readonly RegistrationStatus[]; to: RegistrationStatus; news: SessionNews }
> = {
  withdraw: { from: ['REGISTERED'], to: 'WITHDRAWN', news: 'session-withdrawn' },
  defer: { from: ['REGISTERED'], to: 'DEFERRED', news: 'session-deferred' },
  restore: { from: ['WITHDRAWN', 'DEFERRED'], to: 'REGISTERED', news: 'session-registered' },
};

/**
 * Takes a name off the list, puts it back, or defers it (缓测). A deferral is granted by the session's officer with a
 * reason, also after registration has closed, and uses up no sitting; only they take it back. A unit changes other names
 * until registration closes.
 */
export async function changeRegistration(
  actor: Actor,
  registrationId: string,
  change: RegistrationChange,
  reason: string | null = null,
): Promise<ChangedRegistration> {
  return inTransaction(async (tx) => {
    const registration = await findRegistration(tx, registrationId);
    const session = registration && (await findSession(tx, registration.sessionId, true));
    if (!session) throw new NotFound('registration');
    const officer = can(actor, 'sessions.write', session.path);
    if (change === 'defer' || registration.status === 'DEFERRED') authorise(actor, 'sessions.write', session.path);
    else if (!officer) authorise(actor, 'sessions.register', registration.path);

    const running = mayTakeStep(session.status, 'register') || mayTakeStep(session.status, 'sit');
    if (!running) return { ok: false, reason: 'session-over' };
    const closesAt = session.registrationClosesAt?.getTime() ?? null;
    if (!officer && !registrationOpen(session.status, closesAt, now().getTime()))
      return { ok: false, reason: 'registration-closed' };
    if (change === 'defer' && !reason?.trim()) return { ok: false, reason: 'reason-missing' };
    if (change !== 'restore' && (await hasSitting(tx, session.id, registration.cadreId)))
      return { ok: false, reason: 'already-sat' };

    const { from, to, news } = STEPS[change];
    if (!(await setRegistrationStatus(tx, registrationId, from, to, reason?.trim() || null)))
      return { ok: false, reason: 'not-possible' };
    if (session.status !== 'DRAFT') await tellRegistered(tx, session, [registration.accountId], news);
    await audit(tx, actor, {
      action: `registration.${change}`,
      subjectType: 'session_registration',
      subjectId: registrationId,
      organizationId: registration.organizationId,
      detail: { sessionId: session.id, cadreId: registration.cadreId },
    });
    return { ok: true, sessionId: session.id };
  });
}
