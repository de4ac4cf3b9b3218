import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { requestJob } from '~/platform/outbox.ts';
import { lockForHandIn } from '../data/attempt-lock.ts';
import { findAttemptState } from '../data/attempt-rows.ts';
import { releaseForGrading } from '../data/hand-in-rows.ts';
import { gradeAttemptJob } from '../jobs/grade-attempt.ts';
import { lastsUntil } from '../rules/attempt-clock.ts';
import { handIn } from './hand-in.server.ts';

export type Submission = { ok: true; already: boolean } | { ok: false; reason: 'moved' | 'paused' };

/**
 * The person hands in. Their device has sent everything first, so the sheet is marked at once, also when the deadline
 * froze it a moment ago. Handing in twice is handing in once.
 */
export async function submitAttempt(actor: Actor, attemptId: string, deviceKey: string): Promise<Submission> {
  return inSqlTransaction(async (tx) => {
    await lockForHandIn(tx, attemptId);
    const attempt = await findAttemptState(tx, attemptId);
    if (!attempt || attempt.accountId !== actor.accountId) throw new NotFound('attempt');
    if (attempt.status === 'RUNNING') {
      if (attempt.writerToken !== deviceKey) return { ok: false, reason: 'moved' };
      if (attempt.pausedAt) return { ok: false, reason: 'paused' };
      // Whoever hands in before an officer has decided about an outage has the default: its minutes are given back.
      const inTime = attempt.now.getTime() < lastsUntil(attempt);
      await handIn(tx, {
        attemptId,
        kind: inTime ? 'HAND_IN' : 'DEADLINE',
        lostSeconds: attempt.undecidedSeconds,
      });
      await audit(tx, actor, {
        action: 'attempt.submit',
        subjectType: 'attempt',
        subjectId: attemptId,
        organizationId: attempt.organizationId,
      });
      return { ok: true, already: false };
    }
    if (attempt.writerToken === deviceKey && (await releaseForGrading(tx, attemptId)))
      await requestJob(tx, gradeAttemptJob, { attemptId });
    return { ok: true, already: true };
  });
}
