import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { startPractice } from '~/exams/commands/start-practice.server.ts';
import { practicePage } from '~/exams/queries/practice-page.server.ts';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { PracticePageView } from '~/ui/exams/practice-page-view.tsx';
import { candidateMessages } from '~/ui/messages/candidate.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';

export const handle = { scripts: false } satisfies PageHandle;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export const loader = forActor(async ({ actor, context }) => ({
  title: translator(candidateMessages, context.locale)('practiceTitle'),
  page: await practicePage(actor),
}));

const wish = z.object({
  size: z.enum(['paper', 'short']),
  topic: z
    .string()
    .regex(/^(T\d{2})?$/)
    .default(''),
});

export const action = forActor(async ({ actor, request, context }) => {
  const parsed = await parseForm(request, wish);
  if (!parsed.ok) throw new Response(null, { status: 422 });
  const { size, topic } = parsed.value;
  const start = await startPractice(actor, size === 'paper' ? { size } : { size, topic: topic || null }, {
    key: context.deviceKey,
    label: context.deviceLabel,
  });
  if (start.ok) throw redirect(`/sittings/${start.attemptId}`);
  return data({ refused: start.reason }, { status: 409 });
});

export default function Practice() {
  const { page } = useLoaderData<typeof loader>();
  return <PracticePageView page={page} refused={useActionData<typeof action>()?.refused} />;
}
