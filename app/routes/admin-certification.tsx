import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { applicationList } from '~/certification/queries/application-pages.server.ts';
import { APPLICATION_LIST, APPLICATION_STATUSES, WAITING } from '~/certification/rules/application-list-spec.ts';
import { keptFields, listHref, readListState, sortLink } from '~/http/list-address.ts';
import { toggleChips } from '~/http/list-chips.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { ApplicationMark } from '~/ui/certification/status-mark.tsx';
import { formatNumber, formatTableDate } from '~/ui/format.ts';
import { useLocale } from '~/ui/locale-context.tsx';
import { certificationMessages } from '~/ui/messages/certification.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { LinkButton } from '~/ui/parts/button.tsx';
import { DataTable } from '~/ui/parts/data-table.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { Figure } from '~/ui/parts/figure.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, APPLICATION_LIST);
  const { rows, total, waiting } = await applicationList(actor, {
    search: state.q,
    status: state.filters['status'] ?? null,
    sort: state.sort,
    descending: state.descending,
    limit: state.pageSize,
    offset: (state.page - 1) * state.pageSize,
  });
  return {
    title: translator(certificationMessages, context.locale)('listTitle'),
    state,
    total,
    waiting,
    maySetLevel: canAnywhere(actor, 'certification.decide'),
    rows: rows.map(({ id, cadreName, organizationName, kind, submittedAt, status }) => ({
      id,
      cadreName,
      organizationName,
      kind,
      submittedAt,
      status,
    })),
  };
});

export default function AdminCertification() {
  const { title, state, rows, total, waiting, maySetLevel } = useLoaderData<typeof loader>();
  const t = useT(certificationMessages);
  const locale = useLocale();
  const sort = (key: string) => sortLink(APPLICATION_LIST, state, key);
  const chips = toggleChips(
    APPLICATION_LIST,
    state,
    ([WAITING, ...APPLICATION_STATUSES] as const).map((status) => ({
      name: 'status',
      value: status,
      label: t(status),
    })),
  );
  return (
    <AdminShell>
      <PageHead
        title={title}
        lead={t.rich('listLead', {
          n: formatNumber(total, locale),
          waiting: <Figure n={waiting} href={`${APPLICATION_LIST.path}?status=${WAITING}`} />,
        })}
        actions={maySetLevel && <LinkButton href="/admin/certification/level">{t('levelsLink')}</LinkButton>}
      />
      <ListToolbar
        action={APPLICATION_LIST.path}
        search={{ value: state.q, label: t('listSearch') }}
        keep={keptFields(APPLICATION_LIST, state)}
        {...chips}
        clearHref={APPLICATION_LIST.path}
        exportLink={{
          rows: total,
          label: t('export', { n: total }),
          href: listHref(APPLICATION_LIST, state, { path: '/admin/certification/export' }),
        }}
      />
      <DataTable
        caption={t('listCaption')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            head: t('applicant'),
            card: 'title',
            sort: sort('name'),
            cell: (row) => <a href={`/admin/certification/${row.id}`}>{row.cadreName}</a>,
          },
          { key: 'unit', head: t('unit'), sort: sort('unit'), cell: (row) => row.organizationName, wrap: true },
          {
            key: 'kind',
            head: t('kind'),
            cell: (row) => t(row.kind === 'RENEWAL' ? 'applicationRenewal' : 'applicationFirst'),
          },
          {
            key: 'on',
            head: t('submittedOn'),
            numeric: true,
            sort: sort('submittedAt'),
            cell: (row) => formatTableDate(row.submittedAt),
          },
          { key: 'status', head: t('status'), card: 'state', cell: (row) => <ApplicationMark status={row.status} /> },
        ]}
        empty={
          state.q || state.filters['status'] ? (
            <EmptyState title={t('empty')} action={<LinkButton href={APPLICATION_LIST.path}>{t('all')}</LinkButton>}>
              {t('emptyWhy')}
            </EmptyState>
          ) : (
            <EmptyState title={t('noneYet')}>{t('noneYetWhy')}</EmptyState>
          )
        }
      />
      <Pagination
        page={state.page}
        pageSize={state.pageSize}
        total={total}
        href={(page) => listHref(APPLICATION_LIST, state, { page })}
      />
    </AdminShell>
  );
}
