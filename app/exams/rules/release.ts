import type { Release } from './policy-settings.ts';

export type ReleaseFacts = {
  now: number;
  /** the session's close, or null for practice, where nobody else sits the same paper */
  closesAt: number | null;
  /** ended by an officer before its close */
  ended: boolean;
  /** the session's own moment for `AT`; null when none was set */
  releaseAt: number | null;
};

/** Whether something of a result may be seen now, and if not, from when (null when nobody can say). */
export function released(release: Release, facts: ReleaseFacts): { open: true } | { open: false; from: number | null } {
  if (facts.closesAt === null) return { open: true };
  switch (release) {
    case 'AFTER_HAND_IN':
      return { open: true };
    case 'AFTER_CLOSE':
      return facts.ended || facts.now >= facts.closesAt ? { open: true } : { open: false, from: facts.closesAt };
    case 'AT':
      return facts.releaseAt !== null && facts.now >= facts.releaseAt
        ? { open: true }
        : { open: false, from: facts.releaseAt };
    case 'NEVER':
      return { open: false, from: null };
  }
}
