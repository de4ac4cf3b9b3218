import { data as answer, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { fileAppeal } from '~/exams/commands/file-appeal.server.ts';
import { resultPage } from '~/exams/queries/result-page.server.ts';
import { appealForm } from '~/exams/rules/appeal.ts';
import { parseForm } from '~/http/forms.server.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import type { AppealFault } from '~/ui/exams/appeal-panel.tsx';
import { SittingResult, type ReviewShown } from '~/ui/exams/sitting-result.tsx';
import { candidateMessages } from '~/ui/messages/candidate.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';

export const handle = {
  scripts: false,
  islands: ['/islands/kept-steps.js', '/islands/await-change.js'],
} satisfies PageHandle;
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

/** Asks for a review of one's own result. */
export const action = forActor(async ({ actor, params, request }) => {
  const attemptId = idOf(params['attemptId']);
  const form = await parseForm(request, appealForm);
  if (!form.ok)
    return answer<AppealFault>(
      {
        reason: (form.errors['reason'] ?? 'appealReason') as AppealFault['reason'],
        typed: form.values['reason'] ?? '',
      },
      { status: 422 },
    );
  const filed = await fileAppeal(actor, attemptId, form.value.reason);
  if (!filed.ok) return answer<AppealFault>({ reason: filed.reason, typed: form.value.reason }, { status: 409 });
  throw redirect(`/sittings/${attemptId}/result#appeal`);
});

export default function Result() {
  const fault = useActionData<typeof action>() as AppealFault | undefined;
  return <SittingResult {...useLoaderData<typeof loader>()} fault={fault ?? null} />;
}
