import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import type { Transaction } from '~/platform/db.ts';
import { pullVersions } from '../data/question-rows.ts';

/**
 * Takes questions out of papers that an upheld appeal found wrong, until a writer has looked and a reviewer released them
 * again. A question that reads differently by now stays. Runs in the transaction of the decision, whose right it needs.
 *
 * @param versionIds the versions that were on the paper
 * @returns how many were pulled
 */
export async function pullDisputedQuestions(
  tx: Transaction,
  actor: Actor,
  versionIds: readonly string[],
): Promise<number> {
  const pulled = await pullVersions(tx, versionIds, 'appeal-upheld');
  for (const { id, code, organizationId } of pulled)
    await audit(tx, actor, {
      action: 'question.pull',
      subjectType: 'question',
      subjectId: id,
      organizationId,
      detail: { code, reason: 'appeal-upheld' },
    });
  return pulled.length;
}
