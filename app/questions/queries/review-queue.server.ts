import { authorisedScopes, canAnywhere, type Actor } from '~/identity/rules/actor.ts';
import type { ListAsked } from '~/platform/rows-asked.ts';
import { reviewQueueRows } from '../data/review-queue-rows.ts';
import type { QueueEntry } from '../rules/question-views.ts';
import type { QueueSort } from '../rules/review-queue-list.ts';
import { mayReview } from '../rules/version-state.ts';

/** What waits for a reviewer in this person's subtrees: a page of it, and how many there are in all. */
export async function reviewQueue(
  actor: Actor,
  { search, filters, sort, ...page }: ListAsked,
): Promise<{ rows: QueueEntry[]; total: number }> {
  const paths = authorisedScopes(actor, 'questions.review');
  const { rows, total } = await reviewQueueRows(
    { paths, search, type: filters['type'] ?? null, pool: filters['pool'] ?? null, notBy: null },
    { ...page, sort: sort as QueueSort },
  );
  return {
    rows: rows.map(({ writerIds, ...row }) => ({ ...row, own: !mayReview(actor.accountId, writerIds) })),
    total,
  };
}

/** The question of others that has waited longest, and how many such wait; null for whoever reviews none. */
export async function nextInQueue(actor: Actor): Promise<{ id: string | null; waiting: number } | null> {
  if (!canAnywhere(actor, 'questions.review')) return null;
  const paths = authorisedScopes(actor, 'questions.review');
  const { rows, total } = await reviewQueueRows(
    { paths, search: '', type: null, pool: null, notBy: actor.accountId },
    { sort: 'submitted', descending: false, limit: 1, offset: 0 },
  );
  return { id: rows[0]?.id ?? null, waiting: total };
}
