import { can, inSubtree, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import type { SessionStatus } from './session-life.ts';

/**
 * Whether a session may be known to someone: those who read sessions at its organization see it in every state; those
 * who register names see published ones of their own organization or of one above it.
 */
export const sessionVisibleTo = (actor: Actor, session: { path: string; status: SessionStatus }): boolean =>
  can(actor, 'sessions.read', session.path) ||
  (session.status !== 'DRAFT' &&
    scopesOf(actor, 'sessions.register').some(
      (scope) => inSubtree(scope, session.path) || inSubtree(session.path, scope),
    ));
