import { audit, SYSTEM } from '~/platform/audit.ts';
import { sql } from '~/platform/db.ts';
import { inDelivery, recordFact, type Delivery } from '~/platform/outbox.ts';
import { findAttempt } from '../data/attempt-rows.ts';
import { writeGrade } from '../data/grade-rows.ts';
import { policyVersion } from '../data/policy-cache.ts';
import { attemptGraded } from '../jobs/exam-facts.ts';
import { gradePaper, practiceMarking } from '../rules/grade-paper.ts';
import { keysOf } from './keys-of.server.ts';

/**
 * Marks a frozen sheet: one read, a pure rule, one write and its entry in the journal. Asked twice, it marks once and
 * tells of it once.
 *
 * @returns whether this call wrote the marks
 */
export async function gradeAttempt(attemptId: string, delivery?: Delivery): Promise<boolean> {
  const attempt = await findAttempt(sql, attemptId);
  if (!attempt || attempt.status !== 'SUBMITTED') return false;
  const policy = await policyVersion(attempt.policyVersionId);
  const settings = attempt.kind === 'PRACTICE' ? practiceMarking(policy.settings, attempt.paper) : policy.settings;
  const keyOf = await keysOf(attempt.paper);
  const detail = gradePaper(attempt.paper, attempt.answers ?? {}, keyOf, settings, attempt.corrections ?? []);
  return inDelivery(delivery, async (tx) => {
    const marking = await writeGrade(tx, attemptId, detail, attempt.gradedAt);
    if (marking !== null) {
      const { score, points, passed } = detail;
      await audit(
        tx,
        { ...SYSTEM, rootId: attempt.rootId },
        {
          action: 'attempt.grade',
          subjectType: 'attempt',
          subjectId: attemptId,
          organizationId: attempt.organizationId,
          // Practice counts for nothing: the journal tells that it was marked, not how.
          detail: attempt.kind === 'OFFICIAL' ? { marking, score, points, passed } : { marking },
        },
      );
      if (attempt.kind === 'OFFICIAL') await recordFact(tx, attemptGraded, { attemptId });
    }
    return marking !== null;
  });
}
