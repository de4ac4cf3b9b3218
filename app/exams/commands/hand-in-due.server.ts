import { audit } from '~/platform/audit.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { requestJob, requestJobs } from '~/platform/outbox.ts';
import { SYSTEM } from '~/platform/audit.ts';
import { lockForHandIn } from '../data/attempt-lock.ts';
import { dueAttempts, freezeDueSheet, releaseDueForGrading } from '../data/hand-in-rows.ts';
import { gradeAttemptJob } from '../jobs/grade-attempt.ts';
import { OUTAGE_AFTER_SECONDS } from '../rules/attempt-clock.ts';

const MOST = 500;

/**
 * Hands in everybody whose time is up, and lets those be marked whose late answers can no longer arrive. Nobody is
 * handed in while an outage waits for its decision, nor while the web servers are silent.
 *
 * @returns how many sheets were frozen and how many were released for marking
 */
export async function handInDue(): Promise<{ handedIn: number; released: number }> {
  let handedIn = 0;
  for (const attemptId of await dueAttempts(sql, OUTAGE_AFTER_SECONDS, MOST)) {
    const frozen = await inSqlTransaction(async (tx) => {
      await lockForHandIn(tx, attemptId);
      const sheet = await freezeDueSheet(tx, attemptId, OUTAGE_AFTER_SECONDS);
      if (sheet && !sheet.gradeDueAt) await requestJob(tx, gradeAttemptJob, { attemptId });
      if (sheet)
        await audit(
          tx,
          { ...SYSTEM, rootId: sheet.rootId },
          {
            action: 'attempt.hand-in-due',
            subjectType: 'attempt',
            subjectId: sheet.id,
            organizationId: sheet.organizationId,
          },
        );
      return sheet;
    });
    if (frozen) handedIn += 1;
  }
  const released = await inSqlTransaction(async (tx) => {
    const ids = await releaseDueForGrading(tx, MOST);
    await requestJobs(
      tx,
      gradeAttemptJob,
      ids.map((attemptId) => ({ attemptId })),
    );
    return ids.length;
  });
  return { handedIn, released };
}
