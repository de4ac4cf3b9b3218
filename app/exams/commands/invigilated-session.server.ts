import { Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import type { Sql } from '~/platform/db.ts';
import { assignedInvigilators } from '../data/invigilator-rows.ts';
import { findSession, type SessionRow } from '../data/session-rows.ts';
import { mayInvigilate } from '../rules/may-invigilate.ts';

/**
 * The session in whose room the actor acts.
 *
 * @throws {NotFound} without such a session
 * @throws {Forbidden} unless the actor is its officer or one of its invigilators
 */
export async function invigilatedSession(tx: Sql, actor: Actor, sessionId: string): Promise<SessionRow> {
  const session = await findSession(tx, sessionId);
  if (!session) throw new NotFound('session');
  if (!mayInvigilate(actor, session.path, await assignedInvigilators(tx, sessionId)))
    throw new Forbidden('sessions.invigilate');
  return session;
}
