import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { exemptionsOf } from '~/exams/queries/exemptions-of.server.ts';
import { myTests } from '~/exams/queries/my-tests.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { MyTestsPage } from '~/ui/exams/my-tests-page.tsx';
import { candidateMessages } from '~/ui/messages/candidate.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';

export const handle = { scripts: false } satisfies PageHandle;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, context }) => {
  const [tests, exemptions] = await Promise.all([
    myTests(actor),
    actor.cadreId ? exemptionsOf(actor.cadreId, today(context.now)) : [],
  ]);
  return { title: translator(candidateMessages, context.locale)('testsTitle'), tests, exemptions };
});

export default function Tests() {
  return <MyTestsPage {...useLoaderData<typeof loader>()} />;
}
