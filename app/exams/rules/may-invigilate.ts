import { inSubtree, type Actor } from '~/identity/rules/actor.ts';

/**
 * Whether someone may act in the room of a session: its exam officer anywhere in the subtree, an invigilator only where
 * the officer has assigned them.
 */
export const mayInvigilate = (actor: Actor, sessionPath: string, assigned: readonly string[]): boolean =>
  actor.grants.some(
    (grant) =>
      inSubtree(sessionPath, grant.path) &&
      (grant.role === 'EXAM_OFFICER' || (grant.role === 'INVIGILATOR' && assigned.includes(actor.accountId))),
  );
