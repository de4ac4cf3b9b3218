import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { reviewQueue } from '~/questions/queries/review-queue.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { questionMessages } from '~/ui/messages/questions.ts';
import { ReviewQueuePage } from '~/ui/questions/review-queue-page.tsx';

export const loader = forActor(async ({ actor, context }) => ({
  title: translator(questionMessages, context.locale)('queueTitle'),
  entries: await reviewQueue(actor),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminQuestionReview() {
  return <ReviewQueuePage entries={useLoaderData<typeof loader>().entries} />;
}
