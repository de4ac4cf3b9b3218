import type { PolicySettings, Release } from './policy-settings.ts';

export type ReleaseFacts = {
  now: number;
  /** the session's close, or null for practice, where nobody else sits the same paper */
  closesAt: number | null;
  /** ended by an officer before its close */
  ended: boolean;
  /** somebody of the session still works past its close (overrun, extension, minutes of an outage), or may still answer */
  stillSitting?: boolean;
  /** the session's own moment for `AT`; null when none was set */
  releaseAt: number | null;
};

/**
 * Whether something of a result may be seen now, and if not, from when (null when nobody can say). What shows keys is
 * never open while somebody may still sit, whatever moment the session was given.
 */
export function released(release: Release, facts: ReleaseFacts): { open: true } | { open: false; from: number | null } {
  if (facts.closesAt === null) return { open: true };
  const over = (facts.ended || facts.now >= facts.closesAt) && !facts.stillSitting;
  switch (release) {
    case 'AFTER_HAND_IN':
      return { open: true };
    case 'AFTER_CLOSE':
      return over ? { open: true } : { open: false, from: facts.closesAt };
    case 'AT':
      if (facts.releaseAt === null) return { open: false, from: null };
      return over && facts.now >= facts.releaseAt
        ? { open: true }
        : { open: false, from: facts.ended ? facts.releaseAt : Math.max(facts.releaseAt, facts.closesAt) };
    case 'NEVER':
      return { open: false, from: null };
  }
}

/** The facts of a sitting's session, off its cover. */
export const coverFacts = (
  cover: {
    closesAt: Date | null;
    sessionStatus: string | null;
    releaseResultsAt: Date | null;
    stillSitting: boolean;
  } | null,
  now: Date,
): ReleaseFacts => ({
  now: now.getTime(),
  closesAt: cover?.closesAt?.getTime() ?? null,
  ended: cover?.sessionStatus === 'ENDED',
  releaseAt: cover?.releaseResultsAt?.getTime() ?? null,
  stillSitting: cover?.stillSitting ?? false,
});

/** Whether the score may be seen: it gives no key away, so that nobody who still sits keeps it back from its moment. */
export const scoreReleased = (release: Release, facts: ReleaseFacts): ReturnType<typeof released> =>
  released(release, { ...facts, ended: facts.ended || release === 'AT', stillSitting: false });

/** Whether the questions of a marked sheet may be seen with key and reason: never before the score. */
export const keyReleased = (
  settings: Pick<PolicySettings, 'scoreRelease' | 'explanationRelease'>,
  facts: ReleaseFacts,
): boolean => scoreReleased(settings.scoreRelease, facts).open && released(settings.explanationRelease, facts).open;

/** Whether nobody of the session can sit any more, so that its keys may be looked at by those who answer appeals. */
export const sessionIsOver = (facts: ReleaseFacts): boolean => released('AFTER_CLOSE', facts).open;

/** The moment from which something could be seen, once it can: the marking, or the release that came after it. */
export function publishedAt(release: Release, gradedAt: number, facts: ReleaseFacts): number {
  const opened = release === 'AFTER_CLOSE' ? facts.closesAt : release === 'AT' ? facts.releaseAt : null;
  return Math.max(gradedAt, opened ?? 0);
}
