import { notifyOnce } from '~/operations/commands/notify.server.ts';
import { inSqlTransaction, type Sql } from '~/platform/db.ts';
import { findAttempt, type AttemptRow } from '../data/attempt-rows.ts';
import { findCover } from '../data/paper-cover.ts';
import { policyVersion } from '../data/policy-cache.ts';
import { insertResultNotice, takeDueResultNotices } from '../data/result-notice-rows.ts';
import { coverFacts, scoreReleased } from '../rules/release.ts';

/** Tells a person that their marked sitting has a result, once, and not before the policy lets them see it. */
export async function tellResult(tx: Sql, attempt: AttemptRow): Promise<void> {
  if (attempt.kind !== 'OFFICIAL' || attempt.status !== 'GRADED' || !attempt.sessionId) return;
  const { settings } = await policyVersion(attempt.policyVersionId);
  const cover = await findCover(tx, attempt.id);
  const score = scoreReleased(settings.scoreRelease, coverFacts(cover, attempt.now));
  if (score.open)
    await notifyOnce(
      tx,
      attempt.id,
      attempt.accountId,
      'result-out',
      { title: cover?.sessionTitle ?? '', number: cover?.sessionNumber ?? '' },
      `/sittings/${attempt.id}/result`,
    );
  else if (score.from !== null)
    await insertResultNotice(tx, {
      attemptId: attempt.id,
      sessionId: attempt.sessionId,
      dueAt: new Date(score.from),
    });
}

const MOST = 200;

/** Tells of results whose moment has come. @returns how many were looked at */
export async function tellDueResults(): Promise<number> {
  return inSqlTransaction(async (tx) => {
    const due = await takeDueResultNotices(tx, MOST);
    for (const id of due) {
      const attempt = await findAttempt(tx, id);
      if (attempt) await tellResult(tx, attempt);
    }
    return due.length;
  });
}
