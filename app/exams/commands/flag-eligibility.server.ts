import { audit, SYSTEM } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { newId } from '~/platform/id.ts';
import { inDelivery, type Delivery } from '~/platform/outbox.ts';
import { findAttempt } from '../data/attempt-rows.ts';
import { flagPass, withdrawFlag } from '../data/flag-rows.ts';
import { policyVersion } from '../data/policy-cache.ts';
import { passValidity } from '../rules/pass-validity.ts';
import { tellResult } from './tell-result.server.ts';

/**
 * Notes a passed official attempt as waiting for a named officer. A flag nobody has decided about goes when a new marking
 * (late answers that an officer counted) no longer passes. The person is told of the result, as soon as it may be seen.
 * Twice has the effect of once.
 *
 * @returns whether the person's standing changed
 */
export async function flagEligibility(attemptId: string, delivery?: Delivery): Promise<boolean> {
  return inDelivery(delivery, async (tx) => {
    const attempt = await findAttempt(tx, attemptId);
    const detail = attempt?.gradeDetail;
    if (!attempt || !detail || attempt.status !== 'GRADED' || attempt.kind !== 'OFFICIAL' || !attempt.cadreId)
      return false;
    await tellResult(tx, attempt);
    const policy = await policyVersion(attempt.policyVersionId);
    const on = today(attempt.gradedAt ?? attempt.now);
    const changed = detail.passed
      ? await flagPass(tx, {
          id: newId(),
          attemptId,
          rootId: attempt.rootId,
          cadreId: attempt.cadreId,
          organizationId: attempt.organizationId,
          occasion: attempt.occasion ?? 'PRE_APPOINTMENT',
          valid: passValidity(on, policy.settings.validityMonths),
          verdict: {
            policyVersionId: policy.id,
            ruleVersionIds: policy.ruleVersionIds,
            sessionId: attempt.sessionId,
            score: detail.score,
            points: detail.points,
            passMark: detail.passMark,
            sections: detail.sections,
          },
        })
      : await withdrawFlag(tx, attemptId);
    if (changed)
      await audit(
        tx,
        { ...SYSTEM, rootId: attempt.rootId },
        {
          action: detail.passed ? 'eligibility.flag' : 'eligibility.unflag',
          subjectType: 'attempt',
          subjectId: attemptId,
          organizationId: attempt.organizationId,
        },
      );
    return changed;
  });
}
