import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { decideLateAnswers } from '~/exams/commands/decide-late-answers.server.ts';
import { decideOutage } from '~/exams/commands/decide-outage.server.ts';
import { outagePage } from '~/exams/queries/outage-page.server.ts';
import { OUTAGE_ROWS, type OutagePart } from '~/exams/rules/outage-address.ts';
import { outagesAsked } from '~/http/outages-asked.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { OutagesView } from '~/ui/exams/outages-view.tsx';
import { translator } from '~/ui/messages/define-messages.ts';
import { examOutageMessages } from '~/ui/messages/exam-outages.ts';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

const partOf = ({ waiting, page }: OutagePart, limit: number) => ({ waiting, limit, offset: (page - 1) * limit });

export const loader = forActor(async ({ actor, url, context }) => {
  const asked = outagesAsked(url);
  return {
    pageTitle: translator(examOutageMessages, context.locale)('pageTitle'),
    asked,
    ...(await outagePage(actor, {
      outages: partOf(asked.outages, OUTAGE_ROWS.outages),
      late: partOf(asked.late, OUTAGE_ROWS.late),
    })),
    done: (['done', 'lateDone'] as const).find((word) => word === url.searchParams.get('done')) ?? null,
    n: Number(url.searchParams.get('n')) || 0,
  };
});

export const action = forActor(async ({ actor, request, context }) => {
  const t = translator(examOutageMessages, context.locale);
  const form = await request.formData();
  const text = (name: string): string => String(form.get(name) ?? '');
  if (text('intent') === 'late') {
    const answer = await decideLateAnswers(actor, text('attemptId'), {
      count: text('decision') === 'count',
      reason: text('reason'),
      seen: Number(text('seen')),
    });
    if (!answer.ok) return data({ refusal: t(answer.reason) }, { status: 409 });
    throw redirect(`/admin/outages?done=lateDone&n=${answer.answers}`);
  }
  const answer = await decideOutage(actor, text('outageId'), {
    giveBack: text('decision') !== 'not',
    reason: text('reason') || null,
  });
  if (!answer.ok) return data({ refusal: t(answer.reason) }, { status: 409 });
  throw redirect(`/admin/outages?done=done&n=${answer.sittings}`);
});

export default function AdminOutages() {
  const { done, n, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <AdminShell>
      <OutagesView {...page} refusal={answer?.refusal ?? null} told={done && { done, n }} />
    </AdminShell>
  );
}
