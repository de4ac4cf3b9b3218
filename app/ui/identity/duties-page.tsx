import { ROLES_WITH_DUTIES } from '~/identity/rules/permissions.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { formatNumber, formatTableDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { accountsMessages } from '../messages/accounts.ts';
import { useT } from '../messages/define-messages.ts';
import { roleMessages } from '../messages/roles.ts';
import { LinkButton } from '../parts/button.tsx';
import { DataTable, type Column, type SortLink } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import type { ListLinks, ListState } from '../parts/list-props.ts';
import { ListSummary } from '../parts/list-summary.tsx';
import { ListToolbar } from '../parts/list-toolbar.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { Select } from '../parts/select.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';

type Duty = {
  grantId: string;
  accountId: string;
  accountNumber: string;
  displayName: string;
  role: Role;
  organizationName: string;
  validFrom: Date;
};

export type DutiesPageProps = ListLinks & {
  rows: readonly Duty[];
  total: number;
  state: ListState;
  kept: readonly (readonly [string, string])[];
};

const PATH = '/admin/grants';
const DUTIES = ROLES_WITH_DUTIES.filter((one) => one !== 'CADRE');

export function DutiesPage({ rows, total, state, kept, href, sort }: DutiesPageProps) {
  const t = useT(accountsMessages);
  const word = useT(roleMessages);
  const locale = useLocale();
  const role = DUTIES.find((one) => one === state.filters['role']);
  return (
    <AdminShell>
      <PageHead
        title={t('grantsTitle')}
        lead={t('grantsLead')}
        actions={<LinkButton href="/admin/accounts">{t('giveTitle')}</LinkButton>}
      />
      <ListToolbar
        action={PATH}
        search={{ value: state.q, label: t('search') }}
        keep={kept}
        exportLink={{ rows: total, label: t('exportDuties', { n: total }), href: href({ path: `${PATH}/export` }) }}
        active={role ? [{ label: word(role), href: href({ filters: { role: null } }) }] : []}
      >
        <Select
          name="role"
          label={t('filterRole')}
          defaultValue={role ?? ''}
          choices={DUTIES.map((one) => ({ value: one, label: word(one) }))}
        />
      </ListToolbar>
      <ListSummary figure={formatNumber(total, locale)}>{t('dutiesCount')}</ListSummary>
      <DataTable
        caption={t('whoHolds')}
        rows={rows}
        rowKey={(row) => row.grantId}
        empty={
          <EmptyState title={t('noDuty')} action={<LinkButton href={PATH}>{t('allDuties')}</LinkButton>}>
            {t('noneWhat')}
          </EmptyState>
        }
        columns={useColumns(sort)}
      />
      <Pagination page={state.page} pageSize={state.pageSize} total={total} href={(page) => href({ page })} />
    </AdminShell>
  );
}

function useColumns(sort: (key: string) => SortLink): Column<Duty>[] {
  const t = useT(accountsMessages);
  const word = useT(roleMessages);
  const zone = useZone();
  return [
    {
      key: 'name',
      head: t('name'),
      card: 'title',
      sort: sort('name'),
      cell: (row) => <a href={`/admin/accounts/${row.accountId}`}>{row.displayName}</a>,
    },
    {
      key: 'number',
      head: t('number'),
      sort: sort('number'),
      cell: (row) => <span className="num">{row.accountNumber}</span>,
    },
    { key: 'role', head: t('giveRole'), card: 'state', sort: sort('role'), cell: (row) => word(row.role) },
    { key: 'where', head: t('organization'), wrap: true, sort: sort('where'), cell: (row) => row.organizationName },
    {
      key: 'since',
      head: t('grantedOn'),
      card: 'hidden',
      sort: sort('since'),
      cell: (row) => <span className="num">{formatTableDate(row.validFrom, zone)}</span>,
    },
  ];
}
