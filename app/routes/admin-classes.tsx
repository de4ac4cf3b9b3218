import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CLASS_TYPES } from '~/credits/rules/credit-category.ts';
import { keptFields, listHref, readListState, sortLink } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { classList } from '~/training/queries/class-pages.server.ts';
import { CLASS_STATUSES } from '~/training/rules/class-life.ts';
import { CLASS_LIST } from '~/training/rules/training-lists.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { trainingMessages } from '~/ui/messages/training.ts';
import { LinkButton } from '~/ui/parts/button.tsx';
import { DataTable } from '~/ui/parts/data-table.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { Select } from '~/ui/parts/select.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';
import { ClassMark } from '~/ui/training/class-mark.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, CLASS_LIST);
  const list = await classList(actor, {
    search: state.q,
    type: state.filters['type'] ?? null,
    status: state.filters['status'] ?? null,
    year: state.filters['year'] ?? null,
    sort: state.sort,
    descending: state.descending,
    limit: state.pageSize,
    offset: (state.page - 1) * state.pageSize,
  });
  return { title: translator(trainingMessages, context.locale)('classes'), state, ...list };
});

export default function AdminClasses() {
  const { title, state, rows, total, attendances, mayCreate } = useLoaderData<typeof loader>();
  const t = useT(trainingMessages);
  const chip = (name: 'type' | 'status', value: string) => ({
    label: t(value as 'LX'),
    href: listHref(CLASS_LIST, state, { filters: { [name]: state.filters[name] === value ? null : value } }),
    on: state.filters[name] === value,
  });
  const chips = [
    ...CLASS_TYPES.map((type) => chip('type', type)),
    ...CLASS_STATUSES.map((status) => chip('status', status)),
  ];
  return (
    <AdminShell>
      <PageHead
        title={title}
        lead={t('classesLead', { n: total, attendances })}
        actions={
          mayCreate && (
            <LinkButton look="red" href="/admin/classes/new">
              {t('newClass')}
            </LinkButton>
          )
        }
      />
      <ListToolbar
        action={CLASS_LIST.path}
        search={{ value: state.q, label: t('classSearch') }}
        keep={keptFields(CLASS_LIST, state)}
        active={chips.filter((one) => one.on)}
        suggested={chips.filter((one) => !one.on)}
        clearHref={CLASS_LIST.path}
        exportLink={{
          label: t('exportClasses', { n: total }),
          href: listHref(CLASS_LIST, state, { path: '/admin/classes/export' }),
        }}
      >
        <Select
          name="year"
          label={t('year')}
          defaultValue={state.filters['year'] ?? ''}
          choices={['2024', '2025', '2026', '2027'].map((year) => ({ value: year, label: year }))}
        />
      </ListToolbar>
      <DataTable
        caption={t('classList')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'code',
            head: t('code'),
            sort: sortLink(CLASS_LIST, state, 'code'),
            cell: (row) => <span className="num nowrap">{row.code}</span>,
          },
          {
            key: 'title',
            head: t('title'),
            card: 'title',
            wrap: true,
            sort: sortLink(CLASS_LIST, state, 'title'),
            cell: (row) => <a href={`/admin/classes/${row.id}`}>{row.title}</a>,
          },
          { key: 'type', head: t('classType'), cell: (row) => t(row.classType as 'LX') },
          {
            key: 'dates',
            head: t('dates'),
            sort: sortLink(CLASS_LIST, state, 'startsOn'),
            cell: (row) => <span className="num nowrap">{t('dateRange', { from: row.startsOn, to: row.endsOn })}</span>,
          },
          { key: 'hours', head: t('creditHours'), numeric: true, cell: (row) => row.creditHours },
          { key: 'enrolled', head: t('enrolled'), numeric: true, cell: (row) => row.enrolled },
          { key: 'completed', head: t('completedCount'), numeric: true, cell: (row) => row.completed },
          { key: 'status', head: t('status'), card: 'state', cell: (row) => <ClassMark status={row.status} /> },
        ]}
        empty={
          <EmptyState title={t('noClasses')} action={<LinkButton href={CLASS_LIST.path}>{t('showAll')}</LinkButton>}>
            {t('noClassesWhy')}
          </EmptyState>
        }
      />
      <Pagination
        page={state.page}
        pageSize={state.pageSize}
        total={total}
        href={(page) => listHref(CLASS_LIST, state, { page })}
      />
    </AdminShell>
  );
}
