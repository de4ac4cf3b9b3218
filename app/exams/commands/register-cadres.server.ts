import { authorisedScopes, can, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { candidatesBy, type Candidate } from '../data/registration-rows.ts';
import { findSession } from '../data/session-rows.ts';
import { registrationOpen } from '../rules/session-life.ts';
import { sessionVisibleTo } from '../rules/session-visibility.ts';
import { putOnList, type PutOnList } from './put-on-list.server.ts';

export type RegisteredCadres =
  | {
      ok: true;
      registered: number;
      /** already on the list */
      already: number;
      /** staff numbers or ids that name nobody the actor may register */
      unknown: string[];
      deferred: PutOnList['deferred'];
      refused: PutOnList['refused'];
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

    const place = new Map(asked.map((key, at) => [key, at]));
    const inOrder = found.toSorted((a, b) => (place.get(keyOf(a)) ?? 0) - (place.get(keyOf(b)) ?? 0));
    const officer = can(actor, 'sessions.write', session.path);
    const { added, already, deferred, refused } = await putOnList(tx, actor.accountId, session, inOrder, officer);
    if (added.length > 0)
      await audit(tx, actor, {
        action: 'session.register',
        subjectType: 'exam_session',
        subjectId: sessionId,
        organizationId: session.organizationId,
        detail: {
          registered: added.length,
          refused: refused.length + deferred.length,
          unknown: unknown.length,
          cadreIds: added.map(({ cadreId }) => cadreId),
        },
      });
    return { ok: true, registered: added.length, already: already.length, unknown, deferred, refused };
  });
}
