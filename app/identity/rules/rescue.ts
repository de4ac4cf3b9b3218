import { can, type Actor } from './actor.ts';
import type { Role } from './roles.ts';

/** How long a one-time slip code opens the door. */
export const SLIP_MINUTES = 120;
/** How long an activation code waits. */
export const ACTIVATION_DAYS = 30;

export type RescueTarget = { accountId: string; path: string; roles: readonly Role[] };
export type RescueBar = 'out-of-scope' | 'self' | 'holds-rights';

/**
 * Who may unlock an account, reset its password or hand out a slip for it. An officer may help learners of the subtree;
 * an account that holds any other right only a system administrator may touch, or an invigilator could become whoever
 * they please. Nobody rescues themselves.
 */
export function rescueBar(actor: Actor, target: RescueTarget): RescueBar | null {
  if (!can(actor, 'accounts.rescue', target.path)) return 'out-of-scope';
  if (actor.accountId === target.accountId) return 'self';
  const systemAdministrator = can(actor, 'accounts.write', target.path);
  return systemAdministrator || target.roles.every((role) => role === 'CADRE') ? null : 'holds-rights';
}
