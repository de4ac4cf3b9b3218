import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { resultPage } from '~/exams/queries/result-page.server.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { SittingResult, type ReviewShown } from '~/ui/exams/sitting-result.tsx';
import { candidateMessages } from '~/ui/messages/candidate.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';

export const handle = { scripts: false, islands: ['/islands/await-change.js'] } satisfies PageHandle;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const SHOWN = ['wrong', 'flagged', 'all'] as const;

export const loader = forActor(async ({ actor, params, url, context }) => {
  const page = await resultPage(actor, idOf(params['attemptId']));
  if (page.status === 'RUNNING') throw redirect(`/sittings/${page.attemptId}`);
  const asked = url.searchParams.get('show');
  const shown: ReviewShown = SHOWN.find((value) => value === asked) ?? 'wrong';
  return {
    title: translator(candidateMessages, context.locale)(page.practice ? 'resultPractice' : 'resultTitle'),
    page,
    shown,
    most: url.searchParams.has('everything') ? 500 : 10,
  };
});

export default function Result() {
  return <SittingResult {...useLoaderData<typeof loader>()} />;
}
