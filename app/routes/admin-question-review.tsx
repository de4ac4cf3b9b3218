import { useLoaderData, type MetaFunction } from '@remix-run/react';
import {
  isFiltered,
  keptFields,
  listHref,
  readListState,
  shownPage,
  sortLink,
  type ListChange,
} from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { reviewQueue } from '~/questions/queries/review-queue.server.ts';
import { QUEUE_LIST } from '~/questions/rules/review-queue-list.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { questionMessages } from '~/ui/messages/questions.ts';
import { ReviewQueuePage } from '~/ui/questions/review-queue-page.tsx';

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, QUEUE_LIST);
  return {
    title: translator(questionMessages, context.locale)('queueTitle'),
    state,
    ...(await reviewQueue(actor, { ...shownPage(state), filters: state.filters })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminQuestionReview() {
  const { state, rows, total } = useLoaderData<typeof loader>();
  return (
    <ReviewQueuePage
      rows={rows}
      total={total}
      state={state}
      filtered={isFiltered(state)}
      kept={keptFields(QUEUE_LIST, state)}
      href={(change: ListChange) => listHref(QUEUE_LIST, state, change)}
      sort={(key) => sortLink(QUEUE_LIST, state, key)}
    />
  );
}
