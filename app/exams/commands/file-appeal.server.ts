import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { insertAppeal } from '../data/appeal-rows.ts';
import { findAttempt } from '../data/attempt-rows.ts';
import { findCover } from '../data/paper-cover.ts';
import { policyVersion } from '../data/policy-cache.ts';
import { appealDueOn } from '../rules/appeal.ts';
import { coverFacts, publishedAt, scoreReleased } from '../rules/release.ts';

export type FiledAppeal = { ok: true; appealId: string } | { ok: false; reason: 'already-filed' | 'not-published' };

/**
 * A person asks for a review of their own result (成绩复核), once, with a reason. What comes after the policy's days is
 * taken as well and seen as late: a person decides, not a calendar that does not know the holidays.
 */
export async function fileAppeal(actor: Actor, attemptId: string, reason: string): Promise<FiledAppeal> {
  return inSqlTransaction(async (tx) => {
    const attempt = await findAttempt(tx, attemptId);
    if (!attempt || attempt.accountId !== actor.accountId || attempt.kind !== 'OFFICIAL') throw new NotFound('attempt');
    const { settings } = await policyVersion(attempt.policyVersionId);
    const facts = coverFacts(await findCover(tx, attemptId), attempt.now);
    if (attempt.status !== 'GRADED' || !attempt.gradedAt || !scoreReleased(settings.scoreRelease, facts).open)
      return { ok: false, reason: 'not-published' };
    const published = publishedAt(settings.scoreRelease, attempt.gradedAt.getTime(), facts);
    const appealId = newId();
    const filed = await insertAppeal(tx, {
      id: appealId,
      attemptId,
      rootId: attempt.rootId,
      organizationId: attempt.organizationId,
      accountId: actor.accountId,
      reason: reason.trim(),
      dueOn: appealDueOn(today(new Date(published)), settings.appealWorkingDays),
    });
    if (!filed) return { ok: false, reason: 'already-filed' };
    await audit(tx, actor, {
      action: 'appeal.file',
      subjectType: 'exam_appeal',
      subjectId: appealId,
      organizationId: attempt.organizationId,
      detail: { attemptId },
    });
    return { ok: true, appealId };
  });
}
