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

export const loader = forActor(async ({ actor, context }) => ({
  title: translator(candidateMessages, context.locale)('testsTitle'),
  tests: await myTests(actor),
  exemptions: actor.cadreId ? await exemptionsOf(actor.cadreId, today(context.now)) : [],
}));

export default function Tests() {
  return <MyTestsPage {...useLoaderData<typeof loader>()} />;
}
