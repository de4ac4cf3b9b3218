import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { retryJob } from '~/operations/commands/retry-job.server.ts';
import { jobsPage } from '~/operations/queries/jobs-page.server.ts';
import { JOB_LIST } from '~/operations/rules/job-list.ts';
import { issuedAddress } from '~/overview/queries/issued-address.server.ts';
import { today } from '~/platform/clock.ts';
import { jobMessages } from '~/ui/messages/jobs.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { JobKinds } from '~/ui/operations/job-kinds.tsx';
import { JobTable } from '~/ui/operations/job-table.tsx';
import { IssuedAddressNotice } from '~/ui/overview/issued-address-notice.tsx';
import { LinkButton } from '~/ui/parts/button.tsx';
import { Gap } from '~/ui/parts/gap.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { Tabs } from '~/ui/parts/tabs.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const retried = url.searchParams.get('retried');
  const { filters, page, pageSize } = readListState(url, JOB_LIST);
  return {
    title: translator(jobMessages, context.locale)('title'),
    retried: retried === null ? null : Number(retried) || 0,
    mayRetry: canAnywhere(actor, 'operations.retry'),
    page,
    pageSize,
    address: await issuedAddress(actor, today(context.now)),
    ...(await jobsPage(actor, {
      state: filters['state'] ?? null,
      job: filters['job'] ?? null,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    })),
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
  const { title, retried, mayRetry, address, state, job, rows, counts, figures, total, page, pageSize } =
    useLoaderData<typeof loader>();
  const t = useT(jobMessages);
  const href = (change: Record<string, string>): string =>
    `${JOB_LIST.path}?${new URLSearchParams({ state, ...(job && { job }), ...change })}`;
  return (
    <AdminShell>
      <PageHead
        title={title}
        lead={
          <>
            {figures.failed > 0 ? t('leadFailed', figures) : t('leadFine', { waiting: figures.waiting })}
            <Gap />
            {t('leadWhat')}
          </>
        }
        actions={
          total > 0 && (
            <LinkButton href={href({}).replace(JOB_LIST.path, `${JOB_LIST.path}/export`)} icon="download" download>
              {t('export', { n: total })}
            </LinkButton>
          )
        }
      />
      {address && <IssuedAddressNotice {...address} />}
      {retried !== null && (
        <Notice
          kind={retried > 0 ? 'success' : 'info'}
          title={retried > 0 ? t('retried', { n: retried }) : t('retriedNone')}
        />
      )}
      <div className="stack">
        <Tabs
          label={t('states')}
          tabs={(['failed', 'waiting', 'done'] as const).map((one) => ({
            label: t(one),
            href: href({ state: one }),
            count: figures[one],
            current: one === state,
          }))}
        />
        {job && (
          <p>
            <a href={`${JOB_LIST.path}?state=${state}`}>{t('allKinds')}</a>
          </p>
        )}
        <JobTable rows={rows} state={state} mayRetry={mayRetry} />
        <Pagination page={page} pageSize={pageSize} total={total} href={(one) => href({ page: String(one) })} />
        <JobKinds counts={counts} mayRetry={mayRetry} />
      </div>
    </AdminShell>
  );
}
