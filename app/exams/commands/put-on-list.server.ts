import { today } from '~/platform/clock.ts';
import type { Sql } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { newId } from '~/platform/id.ts';
import { pastSittings } from '../data/past-sittings.ts';
import {
  insertRegistrations,
  registrationsOf,
  type Candidate,
  type NewRegistration,
  type RegistrationStatus,
  type WrittenRegistration,
} from '../data/registration-rows.ts';
import { sessionBasis } from '../data/session-choices.ts';
import type { SessionRow } from '../data/session-rows.ts';
import { standingToSit, type StandingToSit } from '../rules/standing-to-sit.ts';
import { tellRegistered } from './tell-registered.server.ts';

/** An entry that was off the list, as it stood before it was put back. */
export type FormerEntry = { status: RegistrationStatus; reason: string | null };

export type PutOnList = {
  /** `entry` as it was written; `was` is what stood there before: null for a name that was not there at all */
  added: { cadreId: string; entry: WrittenRegistration; was: FormerEntry | null }[];
  already: { cadreId: string; registrationId: string }[];
  /** a deferral (缓测) stands, and the caller may not take it back */
  deferred: { cadreId: string; name: string }[];
  refused: { cadreId: string; name: string; standing: Extract<StandingToSit, { may: false }> }[];
};

/**
 * Puts people on the list of a session in their order, seats after the last one, those only who may sit on its day; tells
 * them unless the session is a draft. Deferred names come back only where `takesBackDeferrals`: that is the officer's. The
 * caller holds the session's row and has checked that names may be changed.
 */
export async function putOnList(
  tx: Sql,
  registeredBy: string,
  session: SessionRow,
  candidates: readonly Candidate[],
  takesBackDeferrals: boolean,
): Promise<PutOnList> {
  const basis = await sessionBasis(tx, session.policyVersionId, session.bankId);
  if (!basis) throw new Error(`session ${session.id} has lost its policy or bank`);
  const ids = candidates.map(({ cadreId }) => cadreId);
  const past = await pastSittings(tx, ids, session.occasion, env.TIME_ZONE);
  const day = today(session.opensAt);
  const list = await registrationsOf(tx, session.id);
  const on = new Map(list.filter(({ status }) => status === 'REGISTERED').map(({ cadreId, id }) => [cadreId, id]));
  const deferrals = new Set(list.filter(({ status }) => status === 'DEFERRED').map(({ cadreId }) => cadreId));
  let seat = Math.max(0, ...list.map(({ seatNumber }) => seatNumber ?? 0));

  const put: PutOnList = { added: [], already: [], deferred: [], refused: [] };
  const fresh = new Map<string, NewRegistration>();
  for (const candidate of candidates) {
    const { cadreId, name } = candidate;
    const known = on.get(cadreId);
    if (known) {
      put.already.push({ cadreId, registrationId: known });
      continue;
    }
    if (!takesBackDeferrals && deferrals.has(cadreId)) {
      put.deferred.push({ cadreId, name });
      continue;
    }
    const standing = standingToSit(basis.policy.settings, past.get(cadreId) ?? [], day);
    if (!standing.may) {
      put.refused.push({ cadreId, name, standing });
      continue;
    }
    seat += 1;
    fresh.set(cadreId, {
      id: newId(),
      sessionId: session.id,
      cadreId,
      accountId: candidate.accountId,
      organizationId: candidate.organizationId,
      seatNumber: seat,
      substituteForId: null,
      registeredBy,
    });
  }
  const former = new Map(list.map(({ cadreId, status, statusReason }) => [cadreId, { status, reason: statusReason }]));
  const written = await insertRegistrations(tx, [...fresh.values()]);
  for (const cadreId of fresh.keys()) {
    const entry = written.get(cadreId);
    if (!entry) throw new Error('an upsert always has a row');
    put.added.push({ cadreId, entry, was: former.get(cadreId) ?? null });
  }
  const told = [...fresh.values()].map(({ accountId }) => accountId);
  if (session.status !== 'DRAFT') await tellRegistered(tx, session, told, 'session-registered');
  return put;
}
