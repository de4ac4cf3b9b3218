import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { linkNewAccounts, registrationsOf } from '../data/registration-rows.ts';
import { sessionBasis } from '../data/session-choices.ts';
import { findSession, livePool, setSessionStatus } from '../data/session-rows.ts';
import { mayTakeStep } from '../rules/session-life.ts';
import { sessionReadiness, type CellReadiness } from '../rules/session-readiness.ts';
import { tellRegistered } from './tell-registered.server.ts';

export type PublishedSession =
  | { ok: true; told: number }
  | { ok: false; reason: 'not-draft' | 'already-over' }
  | { ok: false; reason: 'not-ready'; short: CellReadiness[] };

/**
 * Opens a session to those registered, and tells them. Refuses while a cell of the blueprint cannot serve a first paper
 * and every make-up without repeats, and says which.
 */
export async function publishSession(actor: Actor, sessionId: string): Promise<PublishedSession> {
  return inTransaction(async (tx) => {
    const session = await findSession(tx, sessionId, true);
    if (!session) throw new NotFound('session');
    authorise(actor, 'sessions.write', session.path);
    if (!mayTakeStep(session.status, 'publish')) return { ok: false, reason: 'not-draft' };
    const at = now();
    if (session.closesAt <= at) return { ok: false, reason: 'already-over' };
    const basis = await sessionBasis(tx, session.policyVersionId, session.bankId);
    if (!basis) throw new Error(`session ${sessionId} has lost its policy or bank`);
    const { blueprint, retakes } = basis.policy.settings;
    const readiness = sessionReadiness(blueprint, await livePool(tx, session.bankId), retakes);
    if (!readiness.ready) return { ok: false, reason: 'not-ready', short: readiness.short };
    await setSessionStatus(tx, sessionId, ['DRAFT'], 'PUBLISHED', at);
    await linkNewAccounts(tx, sessionId);
    const registered = (await registrationsOf(tx, sessionId)).filter(({ status }) => status === 'REGISTERED');
    const told = await tellRegistered(
      tx,
      session,
      registered.map(({ accountId }) => accountId),
      'session-registered',
    );
    await audit(tx, actor, {
      action: 'session.publish',
      subjectType: 'exam_session',
      subjectId: sessionId,
      organizationId: session.organizationId,
      detail: { registered: registered.length, told },
    });
    return { ok: true, told };
  });
}
