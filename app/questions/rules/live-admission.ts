import { isConfirmed, type ClauseStanding } from '~/regulations/rules/evidence.ts';

/** Why a question may not serve tests that count. */
export type LiveRefusal = 'key-from-repository' | 'clause-unconfirmed';

export type LiveCandidate = {
  /** whether the authority is a demonstration */
  readonly demonstration: boolean;
  /** whether anybody can read the key in the published files */
  readonly bankFromRepository: boolean;
  readonly clause: ClauseStanding;
};

/**
 * Whether a question may serve tests that count. In a demonstration everything may; elsewhere a key that everybody can
 * read, or a clause that nobody has read or confirmed, keeps a question in the practice pool.
 */
export function liveRefusal({ demonstration, bankFromRepository, clause }: LiveCandidate): LiveRefusal | null {
  if (demonstration) return null;
  if (bankFromRepository) return 'key-from-repository';
  return isConfirmed(clause) ? null : 'clause-unconfirmed';
}
