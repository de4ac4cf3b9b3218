import { authorisedScopes, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { newId } from '~/platform/id.ts';
import { pastSittings } from '../data/past-sittings.ts';
import { candidatesBy, insertRegistration, registrationsOf, type Candidate } from '../data/registration-rows.ts';
import { sessionBasis } from '../data/session-choices.ts';
import { findSession } from '../data/session-rows.ts';
import { registrationOpen } from '../rules/session-life.ts';
import { standingToSit, type StandingToSit } from '../rules/standing-to-sit.ts';
import { sessionVisibleTo } from '../rules/session-visibility.ts';
import { tellRegistered } from './tell-registered.server.ts';

export type RegisteredCadres =
  | {
      ok: true;
      registered: number;
      /** already on the list */
      already: number;
      /** staff numbers or ids that name nobody the actor may register */
      unknown: string[];
      refused: { cadreId: string; name: string; standing: Extract<StandingToSit, { may: false }> }[];
    }
  | { ok: false; reason: 'registration-closed' | 'nobody-named' };

/**
 * Puts people on the list of a session, by id or by staff number: only people of the actor's own subtree, and only
 * those who may sit on its day. The others are named, nobody is lost without a word.
 */
export async function registerCadres(
  actor: Actor,
  sessionId: string,
  named: { cadreIds: string[] } | { staffNumbers: string[] },
): Promise<RegisteredCadres> {
  return inTransaction(async (tx) => {
    const session = await findSession(tx, sessionId, true);
    if (!session || !sessionVisibleTo(actor, session)) throw new NotFound('session');
    const scopes = authorisedScopes(actor, 'sessions.register');
    const asked = [...new Set('cadreIds' in named ? named.cadreIds : named.staffNumbers)];
    if (asked.length === 0) return { ok: false, reason: 'nobody-named' };
    const closesAt = session.registrationClosesAt?.getTime() ?? null;
    if (!registrationOpen(session.status, closesAt, now().getTime()))
      return { ok: false, reason: 'registration-closed' };

    const found = await candidatesBy(tx, scopes, session.path, named);
    const keyOf = (candidate: Candidate): string =>
      'cadreIds' in named ? candidate.cadreId : (candidate.staffNumber ?? '');
    const known = new Set(found.map(keyOf));
    const unknown = asked.filter((key) => !known.has(key));

    const basis = await sessionBasis(tx, session.policyVersionId, session.bankId);
    if (!basis) throw new Error(`session ${sessionId} has lost its policy or bank`);
    const ids = found.map(({ cadreId }) => cadreId);
    const past = await pastSittings(tx, ids, session.occasion, env.TIME_ZONE);
    const day = today(session.opensAt);
    const list = await registrationsOf(tx, sessionId);
    const on = new Set(list.filter(({ status }) => status === 'REGISTERED').map(({ cadreId }) => cadreId));
    let seat = Math.max(0, ...list.map(({ seatNumber }) => seatNumber ?? 0));

    const refused: Extract<RegisteredCadres, { ok: true }>['refused'] = [];
    const added: Candidate[] = [];
    const inOrder = found.toSorted((a, b) => asked.indexOf(keyOf(a)) - asked.indexOf(keyOf(b)));
    for (const candidate of inOrder) {
      if (on.has(candidate.cadreId)) continue;
      const standing = standingToSit(basis.policy.settings, past.get(candidate.cadreId) ?? [], day);
      if (!standing.may) {
        refused.push({ cadreId: candidate.cadreId, name: candidate.name, standing });
        continue;
      }
      seat += 1;
      await insertRegistration(tx, {
        id: newId(),
        sessionId,
        cadreId: candidate.cadreId,
        accountId: candidate.accountId,
        organizationId: candidate.organizationId,
        seatNumber: seat,
        substituteForId: null,
        registeredBy: actor.accountId,
      });
      added.push(candidate);
    }
    if (added.length > 0) {
      if (session.status !== 'DRAFT')
        await tellRegistered(
          tx,
          session,
          added.map(({ accountId }) => accountId),
          'session-registered',
        );
      await audit(tx, actor, {
        action: 'session.register',
        subjectType: 'exam_session',
        subjectId: sessionId,
        organizationId: session.organizationId,
        detail: {
          registered: added.length,
          refused: refused.length,
          unknown: unknown.length,
          cadreIds: added.map(({ cadreId }) => cadreId),
        },
      });
    }
    return {
      ok: true,
      registered: added.length,
      already: found.length - added.length - refused.length,
      unknown,
      refused,
    };
  });
}
