import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { decideLateAnswers } from '~/exams/commands/decide-late-answers.server.ts';
import { decideOutage } from '~/exams/commands/decide-outage.server.ts';
import { outagePage } from '~/exams/queries/outage-page.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { LateAnswers } from '~/ui/exams/late-answers.tsx';
import { OutageCard } from '~/ui/exams/outage-card.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { examOutageMessages } from '~/ui/messages/exam-outages.ts';
import { LinkButton } from '~/ui/parts/button.tsx';
import { Card } from '~/ui/parts/card.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

export const loader = forActor(async ({ actor, url, context }) => ({
  pageTitle: translator(examOutageMessages, context.locale)('pageTitle'),
  ...(await outagePage(actor)),
  done: (['done', 'lateDone'] as const).find((word) => word === url.searchParams.get('done')) ?? null,
  n: Number(url.searchParams.get('n')) || 0,
}));

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
  const { pageTitle, outages, late, done, n } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(examOutageMessages);
  return (
    <AdminShell>
      <PageHead
        title={pageTitle}
        lead={t('lead')}
        actions={
          outages.length + late.length > 0 && (
            <LinkButton href="/admin/outages/export" icon="download" download>
              {t('export')}
            </LinkButton>
          )
        }
      />
      <div className="stack">
        {answer && <Notice kind="bad" title={answer.refusal} />}
        {done && !answer && <Notice kind="success" title={t(done, { n })} />}
        {outages.length === 0 && (
          <Card title={t('outages')}>
            <EmptyState title={t('noOutages')}>{t('noOutagesWhy')}</EmptyState>
          </Card>
        )}
        {outages.map((outage) => (
          <OutageCard key={outage.id} outage={outage} />
        ))}
        <Card title={t('late')} note={t('lateLead')} flush>
          <LateAnswers sittings={late} />
        </Card>
      </div>
    </AdminShell>
  );
}
