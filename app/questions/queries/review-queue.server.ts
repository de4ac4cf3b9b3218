import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { reviewQueueRows } from '../data/question-list-rows.ts';
import type { QueueEntry } from '../rules/question-views.ts';
import { mayReview } from '../rules/version-state.ts';

/** What waits for a reviewer in this person's subtrees, the longest waiting first. */
export async function reviewQueue(actor: Actor): Promise<QueueEntry[]> {
  const rows = await reviewQueueRows(authorisedScopes(actor, 'questions.review'));
  return rows.map(({ writerIds, ...row }) => ({ ...row, own: !mayReview(actor.accountId, writerIds) }));
}
