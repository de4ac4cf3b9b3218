import { audit, SYSTEM } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { inDelivery, type Delivery } from '~/platform/outbox.ts';
import { pullOutdated } from '../data/question-rows.ts';

/**
 * Takes questions out of papers whose clause reads differently now, until a writer has looked and a reviewer released
 * them again. Repeating it changes nothing; a change that takes effect later pulls them on its day.
 *
 * @param clauseId the clause that changed; null looks at all
 * @returns how many were pulled
 */
export async function pullOutdatedQuestions(
  clauseId: string | null,
  day: string = today(),
  delivery?: Delivery,
): Promise<number> {
  return inDelivery(delivery, async (tx) => {
    const pulled = await pullOutdated(tx, clauseId, day);
    for (const { id, code, organizationId } of pulled)
      await audit(tx, SYSTEM, {
        action: 'question.pull',
        subjectType: 'question',
        subjectId: id,
        organizationId,
        detail: { code, reason: 'clause-changed' },
      });
    return pulled.length;
  });
}
