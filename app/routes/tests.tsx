import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { myTests } from '~/exams/queries/my-tests.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { MyTestsPage } from '~/ui/exams/my-tests-page.tsx';
import { candidateMessages } from '~/ui/messages/candidate.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';

export const handle = { scripts: false } satisfies PageHandle;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, context }) => ({
  title: translator(candidateMessages, context.locale)('testsTitle'),
  tests: await myTests(actor),
}));

export default function Tests() {
  return <MyTestsPage tests={useLoaderData<typeof loader>().tests} />;
}
