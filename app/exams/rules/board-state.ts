/** Where a person stands on the board of a session. */
export const BOARD_STATES = ['not-come', 'present', 'working', 'offline', 'paused', 'handed-in', 'deferred'] as const;
export type BoardState = (typeof BOARD_STATES)[number];

/** What the board knows of a person; moments in milliseconds of the database's clock. */
export type BoardFacts = {
  deferred: boolean;
  hasAccount: boolean;
  signedInAt: number | null;
  attempt: {
    status: 'RUNNING' | 'SUBMITTED' | 'GRADED';
    deadlineAt: number;
    pausedAt: number | null;
    /** when the device was last heard of */
    seenAt: number | null;
    moveId: string | null;
  } | null;
};

/** What wants an invigilator's eye. */
export type BoardNeed =
  | { kind: 'move'; moveId: string }
  | { kind: 'offline'; seconds: number }
  | { kind: 'time-up'; seconds: number }
  | { kind: 'no-account' };

/** A device that has not been heard of for so long is offline: it asks every ten seconds, and is written down as often. */
export const OFFLINE_AFTER_MS = 45_000;

export function boardState(facts: BoardFacts, now: number): BoardState {
  const { attempt } = facts;
  if (attempt?.status === 'SUBMITTED' || attempt?.status === 'GRADED') return 'handed-in';
  if (attempt) {
    if (attempt.pausedAt !== null) return 'paused';
    return attempt.seenAt !== null && now - attempt.seenAt > OFFLINE_AFTER_MS ? 'offline' : 'working';
  }
  if (facts.deferred) return 'deferred';
  return facts.signedInAt === null ? 'not-come' : 'present';
}

/**
 * What a person's sitting asks of the invigilator, or null: somebody at another device first, then one whose time is up
 * and who was not handed in, one who cannot be heard, one who is here and cannot sign in.
 */
export function boardNeed(facts: BoardFacts, now: number): BoardNeed | null {
  const { attempt } = facts;
  if (!attempt) return facts.signedInAt !== null && !facts.hasAccount ? { kind: 'no-account' } : null;
  if (attempt.status !== 'RUNNING') return null;
  if (attempt.moveId) return { kind: 'move', moveId: attempt.moveId };
  if (attempt.pausedAt === null && now - attempt.deadlineAt > 10_000)
    return { kind: 'time-up', seconds: Math.floor((now - attempt.deadlineAt) / 1000) };
  if (boardState(facts, now) === 'offline')
    return { kind: 'offline', seconds: Math.floor((now - (attempt.seenAt ?? now)) / 1000) };
  return null;
}
