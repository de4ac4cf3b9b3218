import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { retryJob } from '~/operations/commands/retry-job.server.ts';
import { jobsPage } from '~/operations/queries/jobs-page.server.ts';
import { jobMessages } from '~/ui/messages/jobs.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { JobKinds } from '~/ui/operations/job-kinds.tsx';
import { JobTable } from '~/ui/operations/job-table.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Tabs } from '~/ui/parts/tabs.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const retried = url.searchParams.get('retried');
  return {
    title: translator(jobMessages, context.locale)('title'),
    retried: retried === null ? null : Number(retried) || 0,
    mayRetry: canAnywhere(actor, 'operations.retry'),
    ...(await jobsPage(actor, { state: url.searchParams.get('state'), job: url.searchParams.get('job') })),
  };
});

export const action = forActor(async ({ actor, request }) => {
  const form = await request.formData();
  const outboxId = form.get('outboxId');
  const count = await retryJob(actor, {
    job: String(form.get('job') ?? ''),
    outboxId: typeof outboxId === 'string' && outboxId ? outboxId : null,
  });
  throw redirect(`/admin/jobs?retried=${count}`, 303);
});

export default function AdminJobs() {
  const { title, retried, mayRetry, state, job, rows, counts } = useLoaderData<typeof loader>();
  const t = useT(jobMessages);
  const sum = (key: 'waiting' | 'failed' | 'doneToday'): number =>
    counts.reduce((total, count) => total + count[key], 0);
  const figures = { waiting: sum('waiting'), failed: sum('failed') };
  const kind = job ? `&job=${encodeURIComponent(job)}` : '';
  return (
    <AdminShell>
      <PageHead
        title={title}
        lead={figures.failed > 0 ? t('leadFailed', figures) : t('leadFine', { waiting: figures.waiting })}
      />
      {retried !== null && (
        <Notice
          kind={retried > 0 ? 'success' : 'info'}
          title={retried > 0 ? t('retried', { n: retried }) : t('retriedNone')}
        />
      )}
      <p className="quiet">{t('leadWhat')}</p>
      <Tabs
        label={t('states')}
        tabs={(['failed', 'waiting', 'done'] as const).map((one) => ({
          label: t(one),
          href: `/admin/jobs?state=${one}${kind}`,
          count: one === 'done' ? sum('doneToday') : figures[one],
          current: one === state,
        }))}
      />
      <div className="stack">
        <JobTable rows={rows} state={state} mayRetry={mayRetry} />
        <JobKinds counts={counts} mayRetry={mayRetry} />
      </div>
    </AdminShell>
  );
}
