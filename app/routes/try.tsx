import { useLoaderData } from '@remix-run/react';
import type { MetaFunction } from '@remix-run/node';
import { tryOut, tryOutResult } from '~/exams/queries/try-out.server.ts';
import { choiceOf } from '~/exams/rules/shown-question.ts';
import { forAnyone } from '~/http/route-functions.server.ts';
import { TryOutPage } from '~/ui/exams/try-out-page.tsx';
import { candidateMessages } from '~/ui/messages/candidate.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';

export const handle = { scripts: false } satisfies PageHandle;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** How many different sets of five there are to link to. */
const PAPERS = 200;

/** Five questions by the number in the address; with `done` the answers in the address are marked. Nothing is kept. */
export const loader = forAnyone(async ({ url, context }) => {
  const title = translator(candidateMessages, context.locale)('tryTitle');
  const asked = Number(url.searchParams.get('paper'));
  const paper = Number.isInteger(asked) && asked > 0 && asked <= PAPERS ? asked : (context.now.getTime() % PAPERS) + 1;
  const questions = await tryOut(paper);
  const signedIn = context.viewer !== null;
  const next = (paper % PAPERS) + 1;
  if (!url.searchParams.has('done')) return { title, paper, next, signedIn, questions, result: null };
  const choices = Object.fromEntries(
    questions.map(({ number }) => [number, choiceOf(url.searchParams.getAll(`a${number}`))]),
  );
  return { title, paper, next, signedIn, questions, result: await tryOutResult(paper, choices) };
});

export default function Try() {
  return <TryOutPage {...useLoaderData<typeof loader>()} />;
}
