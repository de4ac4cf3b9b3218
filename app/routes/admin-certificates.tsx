import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { certificateList } from '~/credentials/queries/certificate-list.server.ts';
import { CERTIFICATE_LIST, CERTIFICATE_STATES, CERTIFICATE_TYPES } from '~/credentials/rules/certificate-list-spec.ts';
import { isFiltered, keptFields, listHref, readListState } from '~/http/list-address.ts';
import { toggleChips } from '~/http/list-chips.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { CONDITIONS } from '~/ui/credentials/condition.ts';
import { credentialMessages } from '~/ui/messages/credential.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { DataTable } from '~/ui/parts/data-table.tsx';
import { ListEmpty } from '~/ui/parts/list-empty.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { StateMark } from '~/ui/parts/state-mark.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, CERTIFICATE_LIST);
  const list = await certificateList(actor, {
    search: state.q,
    type: state.filters['type'] ?? null,
    state: state.filters['state'] ?? null,
    within: state.filters['within'] ?? null,
    limit: state.pageSize,
    offset: (state.page - 1) * state.pageSize,
  });
  return { title: translator(credentialMessages, context.locale)('listTitle'), state, ...list };
});

export default function AdminCertificates() {
  const { title, state, rows, total } = useLoaderData<typeof loader>();
  const t = useT(credentialMessages);
  const chips = toggleChips(CERTIFICATE_LIST, state, [
    ...CERTIFICATE_TYPES.map((type) => ({ name: 'type', value: type, label: t(type) })),
    ...CERTIFICATE_STATES.map((one) => ({ name: 'state', value: one, label: t(CONDITIONS[one].word as 'valid') })),
  ]);
  return (
    <AdminShell>
      <PageHead title={title} lead={t('listLead', { n: total })} />
      <ListToolbar
        action={CERTIFICATE_LIST.path}
        search={{ value: state.q, label: t('listSearch') }}
        keep={keptFields(CERTIFICATE_LIST, state)}
        {...chips}
        clearHref={CERTIFICATE_LIST.path}
        exportLink={{
          rows: total,
          label: t('export', { n: total }),
          href: listHref(CERTIFICATE_LIST, state, { path: '/admin/certificates/export' }),
        }}
      />
      <DataTable
        caption={t('listCaption')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'number',
            head: t('numberLabel'),
            cell: (row) => (
              <a className="num nowrap" href={`/certificates/${row.id}`}>
                {row.number}
              </a>
            ),
          },
          { key: 'holder', head: t('holder'), card: 'title', cell: (row) => row.holderName },
          { key: 'type', head: t('kind'), cell: (row) => t(row.type) },
          { key: 'unit', head: t('unit'), cell: (row) => row.organizationName, wrap: true },
          { key: 'issuedOn', head: t('issuedOn'), cell: (row) => row.issuedOn },
          { key: 'validUntil', head: t('validUntil'), cell: (row) => row.validUntil ?? '—' },
          {
            key: 'state',
            head: t('state'),
            card: 'state',
            cell: (row) => (
              <StateMark state={CONDITIONS[row.state].mark}>{t(CONDITIONS[row.state].word as 'valid')}</StateMark>
            ),
          },
        ]}
        empty={
          <ListEmpty
            filtered={isFiltered(state)}
            noMatch={{
              title: t('listEmpty'),
              why: t('listEmptyWhy'),
              all: { label: t('listAll'), href: CERTIFICATE_LIST.path },
            }}
            noneYet={{ title: t('listNone'), why: t('listNoneWhy') }}
          />
        }
      />
      <Pagination
        page={state.page}
        pageSize={state.pageSize}
        total={total}
        href={(page) => listHref(CERTIFICATE_LIST, state, { page })}
      />
    </AdminShell>
  );
}
