import type { SessionStatus } from './session-life.ts';

/** Where a session stands for a person who looks at a list: its state and the clock taken together. */
export const SESSION_PHASES = ['draft', 'registering', 'waiting', 'open', 'closing', 'ended', 'cancelled'] as const;
export type SessionPhase = (typeof SESSION_PHASES)[number];

/**
 * `registering`: published, names may change; `waiting`: names are settled, not yet open; `open`: people may start;
 * `closing`: its window has passed and an officer has yet to end it.
 *
 * @param at this moment; all moments in milliseconds
 */
export function sessionPhase(
  session: { status: SessionStatus; opensAt: number; closesAt: number; registrationClosesAt: number | null },
  at: number,
): SessionPhase {
  if (session.status === 'DRAFT') return 'draft';
  if (session.status === 'CANCELLED') return 'cancelled';
  if (session.status === 'ENDED') return 'ended';
  if (at >= session.closesAt) return 'closing';
  if (at >= session.opensAt) return 'open';
  const settled =
    session.status === 'REGISTRATION_CLOSED' ||
    (session.registrationClosesAt !== null && at >= session.registrationClosesAt);
  return settled ? 'waiting' : 'registering';
}
