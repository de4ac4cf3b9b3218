import type { Sql } from '~/platform/db.ts';
import { requestJob } from '~/platform/outbox.ts';
import { lockForHandIn } from '../data/attempt-lock.ts';
import { freezeSheet, type FrozenSheet } from '../data/hand-in-rows.ts';
import { gradeAttemptJob } from '../jobs/grade-attempt.ts';

export type HandIn = {
  attemptId: string;
  kind: 'HAND_IN' | 'DEADLINE' | 'OFFICER';
  /** when it may be marked although the device has not said that nothing is on its way; null marks it now */
  gradeDueAt: Date | null;
  /** seconds of an undecided outage that the person was given to answer in */
  lostSeconds?: number;
};

/**
 * Ends a running sitting in the caller's transaction: takes the sitting's lock (call it first), folds what was saved
 * into the sheet and asks for its marking. Whoever calls writes the audit entry.
 *
 * @returns the frozen sheet; null when it was not running any more
 */
export async function handIn(
  tx: Sql,
  { attemptId, kind, gradeDueAt, lostSeconds = 0 }: HandIn,
): Promise<FrozenSheet | null> {
  await lockForHandIn(tx, attemptId);
  const frozen = await freezeSheet(tx, attemptId, kind, gradeDueAt, lostSeconds);
  if (frozen && !gradeDueAt) await requestJob(tx, gradeAttemptJob, { attemptId });
  return frozen;
}
