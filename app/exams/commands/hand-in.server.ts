import type { Sql } from '~/platform/db.ts';
import { requestJob } from '~/platform/outbox.ts';
import { lockForHandIn } from '../data/attempt-lock.ts';
import { freezeSheet, type FrozenSheet } from '../data/hand-in-rows.ts';
import { gradeAttemptJob } from '../jobs/grade-attempt.ts';

export type HandIn = {
  attemptId: string;
  kind: 'HAND_IN' | 'DEADLINE' | 'OFFICER';
  /** seconds of an undecided outage that the person was given to answer in */
  lostSeconds?: number;
};

/**
 * Ends a running sitting in the caller's transaction: takes the sitting's lock (call it first), folds what was saved
 * into the sheet and asks for its marking. Whoever calls writes the audit entry.
 *
 * @returns the frozen sheet; null when it was not running any more
 */
export async function handIn(tx: Sql, { attemptId, kind, lostSeconds = 0 }: HandIn): Promise<FrozenSheet | null> {
  await lockForHandIn(tx, attemptId);
  const frozen = await freezeSheet(tx, attemptId, kind, lostSeconds);
  if (frozen) await requestJob(tx, gradeAttemptJob, { attemptId });
  return frozen;
}
