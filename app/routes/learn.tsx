import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { myLearning } from '~/learning/queries/my-learning.server.ts';
import { MyLearningPage } from '~/ui/learning/my-learning-page.tsx';
import { translator } from '~/ui/messages/define-messages.ts';
import { learningMessages } from '~/ui/messages/learning.ts';
import type { PageHandle } from '~/ui/page-handle.ts';

export const handle = { scripts: false } satisfies PageHandle;

export const loader = forActor(async ({ actor, context }) => ({
  title: translator(learningMessages, context.locale)('title'),
  learning: await myLearning(actor, context.now),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Learn() {
  return <MyLearningPage {...useLoaderData<typeof loader>().learning} />;
}
