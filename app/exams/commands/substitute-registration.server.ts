import { authorise, authorisedScopes, can, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { newId } from '~/platform/id.ts';
import { hasSitting } from '../data/attempt-counts.ts';
import { pastSittings } from '../data/past-sittings.ts';
import {
  candidatesBy,
  findRegistration,
  insertRegistrations,
  registrationsOf,
  setRegistrationStatus,
} from '../data/registration-rows.ts';
import { sessionBasis } from '../data/session-choices.ts';
import { findSession } from '../data/session-rows.ts';
import { registrationOpen } from '../rules/session-life.ts';
import { standingToSit } from '../rules/standing-to-sit.ts';
import { tellRegistered } from './tell-registered.server.ts';

export type SubstitutedRegistration =
  | { ok: true; sessionId: string; registrationId: string }
  | {
      ok: false;
      reason:
        | 'registration-closed'
        | 'not-possible'
        | 'already-sat'
        | 'unknown-person'
        | 'already-registered'
        | 'deferral-stands'
        | 'may-not-sit';
    };

/** Exchanges a name for another of the same subtree, who takes over the seat; possible until registration closes. */
export async function substituteRegistration(
  actor: Actor,
  registrationId: string,
  cadreId: string,
): Promise<SubstitutedRegistration> {
  return inTransaction(async (tx) => {
    const old = await findRegistration(tx, registrationId);
    const session = old && (await findSession(tx, old.sessionId, true));
    if (!session) throw new NotFound('registration');
    const officer = can(actor, 'sessions.write', session.path);
    if (!officer) authorise(actor, 'sessions.register', old.path);
    const closesAt = session.registrationClosesAt?.getTime() ?? null;
    if (!registrationOpen(session.status, closesAt, now().getTime()))
      return { ok: false, reason: 'registration-closed' };
    if (await hasSitting(tx, session.id, old.cadreId)) return { ok: false, reason: 'already-sat' };

    const scopes = authorisedScopes(actor, 'sessions.register');
    const [person] = await candidatesBy(tx, scopes, session.path, { cadreIds: [cadreId] });
    if (!person) return { ok: false, reason: 'unknown-person' };
    const list = await registrationsOf(tx, session.id);
    if (list.some((row) => row.cadreId === cadreId && row.status === 'REGISTERED'))
      return { ok: false, reason: 'already-registered' };
    if (!officer && list.some((row) => row.cadreId === cadreId && row.status === 'DEFERRED'))
      return { ok: false, reason: 'deferral-stands' };
    const basis = await sessionBasis(tx, session.policyVersionId, session.bankId);
    if (!basis) throw new Error(`session ${session.id} has lost its policy or bank`);
    const past = await pastSittings(tx, [cadreId], session.occasion, env.TIME_ZONE);
    if (!standingToSit(basis.policy.settings, past.get(cadreId) ?? [], today(session.opensAt)).may)
      return { ok: false, reason: 'may-not-sit' };

    if (!(await setRegistrationStatus(tx, old.id, ['REGISTERED'], 'SUBSTITUTED', null)))
      return { ok: false, reason: 'not-possible' };
    const written = await insertRegistrations(tx, [
      {
        id: newId(),
        sessionId: session.id,
        cadreId,
        accountId: person.accountId,
        organizationId: person.organizationId,
        seatNumber: old.seatNumber ?? Math.max(0, ...list.map(({ seatNumber }) => seatNumber ?? 0)) + 1,
        substituteForId: old.id,
        registeredBy: actor.accountId,
      },
    ]);
    const newRegistration = written.get(cadreId)?.id;
    if (!newRegistration) throw new Error('an upsert always has a row');
    if (session.status !== 'DRAFT') {
      await tellRegistered(tx, session, [old.accountId], 'session-withdrawn');
      await tellRegistered(tx, session, [person.accountId], 'session-registered');
    }
    await audit(tx, actor, {
      action: 'registration.substitute',
      subjectType: 'session_registration',
      subjectId: old.id,
      organizationId: old.organizationId,
      detail: { sessionId: session.id, cadreId: old.cadreId, substituteCadreId: cadreId },
    });
    return { ok: true, sessionId: session.id, registrationId: newRegistration };
  });
}
