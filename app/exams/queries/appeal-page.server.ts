import { authorisedScopes, can, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { isId } from '~/platform/id.ts';
import { countOpenAppeals, findAppeal, listAppeals, sharedQuestions } from '../data/appeal-list.ts';
import { findAttempt } from '../data/attempt-rows.ts';
import { findCover } from '../data/paper-cover.ts';
import { remediesFor, type AppealRemedy } from '../rules/appeal.ts';
import { appealHindrance, type AppealListRow } from '../rules/appeal-view.ts';
import { coverFacts, sessionIsOver } from '../rules/release.ts';
import { reviewedItems } from './result-page.server.ts';
import type { ReviewedItem } from './reviewed-item.server.ts';

export type AppealListInput = {
  search: string;
  status: string | null;
  sort: string;
  descending: boolean;
  limit: number;
  offset: number;
};

/** Appeals against results in the actor's subtrees, one page of them, and how many wait. */
export async function appealList(
  actor: Actor,
  input: AppealListInput,
): Promise<{ rows: AppealListRow[]; total: number; waiting: number }> {
  const scopes = authorisedScopes(actor, 'results.read');
  const { search, status, ...page } = input;
  const [list, waiting] = await Promise.all([
    listAppeals(sqlRead, { scopes, zone: env.TIME_ZONE, search, status }, page),
    countOpenAppeals(sqlRead, scopes),
  ]);
  return { ...list, waiting };
}

/** How many appeals wait for an answer where the actor may give one. */
export const appealsWaiting = async (actor: Actor): Promise<number> =>
  countOpenAppeals(sqlRead, scopesOf(actor, 'appeals.decide'));

export type AppealPage = AppealListRow & {
  mayDecide: boolean;
  hindrance: ReturnType<typeof appealHindrance>;
  remedies: AppealRemedy[];
  itemsOpen: boolean;
  /** for those who answer it, once the session is over: the questions without full marks, with their keys */
  items: (ReviewedItem & { /** other marked sittings of the session with this question */ others: number })[];
};

/** One appeal with what its answer has to look at; null out of reach. */
export async function appealPage(actor: Actor, appealId: string): Promise<AppealPage | null> {
  if (!isId(appealId)) return null;
  const scopes = authorisedScopes(actor, 'results.read');
  const appeal = await findAppeal(sqlRead, { scopes, zone: env.TIME_ZONE }, appealId);
  if (!appeal) return null;
  const hindrance = appealHindrance(actor, appeal);
  const mayDecide = appeal.status === 'OPEN' && hindrance === null && can(actor, 'appeals.decide', appeal.path);
  const attempt = mayDecide ? await findAttempt(sqlRead, appeal.attemptId) : null;
  const itemsOpen = attempt
    ? sessionIsOver(coverFacts(await findCover(sqlRead, appeal.attemptId), attempt.now))
    : false;
  const items = attempt && itemsOpen ? await reviewedItems(attempt) : [];
  const shared = items.length > 0 ? await sharedQuestions(sqlRead, appeal.attemptId) : null;
  const othersWith = (slot: number): number => shared?.get(attempt?.paper.items[slot - 1]?.q ?? '') ?? 0;
  return {
    ...appeal,
    mayDecide,
    hindrance: appeal.status === 'OPEN' ? hindrance : null,
    remedies: mayDecide ? remediesFor(appeal, itemsOpen) : [],
    itemsOpen,
    items: items
      .filter((item) => item.earned < item.points)
      .map((item) => ({ ...item, others: othersWith(item.number) })),
  };
}
