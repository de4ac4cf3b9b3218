import { ROLES_WITH_DUTIES } from '~/identity/rules/permissions.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { formatNumber, formatTableDateTime } from '../format.ts';
import { listHref } from '../list-href.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { accountsMessages } from '../messages/accounts.ts';
import { useT } from '../messages/define-messages.ts';
import { roleMessages } from '../messages/roles.ts';
import { LinkButton } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ListSummary } from '../parts/list-summary.tsx';
import { ListToolbar, type Chip } from '../parts/list-toolbar.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { Select } from '../parts/select.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { AccountState, type AccountStatusShown } from './account-state.tsx';

type Row = {
  id: string;
  accountNumber: string;
  displayName: string;
  organizationName: string;
  status: AccountStatusShown;
  roles: Role[];
  locked: boolean;
  lastSignInAt: Date | null;
};
type Sort = 'name' | 'number' | 'last';

export type AccountsPageProps = {
  rows: readonly Row[];
  total: number;
  pageSize: number;
  query: {
    search: string;
    status: AccountStatusShown | null;
    role: Role | 'NONE' | null;
    sort: Sort;
    descending: boolean;
    page: number;
  };
  /** The query of the address, as it is. */
  search: string;
  mayCreate: boolean;
  mayActivate: boolean;
  mayGrant: boolean;
};

const PATH = '/admin/accounts';
const STATUSES = ['ACTIVE', 'PENDING', 'DISABLED'] as const;

export function AccountsPage({
  rows,
  total,
  pageSize,
  query,
  search,
  mayCreate,
  mayActivate,
  mayGrant,
}: AccountsPageProps) {
  const t = useT(accountsMessages);
  const role = useT(roleMessages);
  const [locale, zone] = [useLocale(), useZone()];
  const present = new URLSearchParams(search);
  const href = (changes: Record<string, string | null>): string => listHref(PATH, present, changes);
  const sort = (by: Sort) => ({
    href: href({ sort: by, order: query.sort === by && !query.descending ? 'desc' : null }),
    direction: query.sort === by ? ((query.descending ? 'descending' : 'ascending') as 'ascending') : undefined,
  });
  const dutyWord = (one: Role | 'NONE'): string => (one === 'NONE' ? t('withoutDuty') : role(one));
  const active: Chip[] = [
    ...(query.status ? [{ label: t(`status${query.status}`), href: href({ status: null }) }] : []),
    ...(query.role ? [{ label: dutyWord(query.role), href: href({ role: null }) }] : []),
  ];
  const suggested = STATUSES.filter((status) => !query.status && status !== 'ACTIVE').map((status) => ({
    label: t(`status${status}`),
    href: href({ status }),
  }));
  return (
    <AdminShell>
      <PageHead
        title={t('accountsTitle')}
        lead={mayGrant && t('accountsGrantLead')}
        actions={
          <>
            {mayActivate && <LinkButton href="/admin/accounts/activation">{t('activationSheet')}</LinkButton>}
            {mayCreate && (
              <LinkButton href="/admin/accounts/new" look="ink">
                {t('newAccount')}
              </LinkButton>
            )}
          </>
        }
      />
      <ListToolbar
        action={PATH}
        search={{ value: query.search, label: t('search') }}
        keep={(['status', 'role', 'sort', 'order'] as const).flatMap((name) => {
          const value = present.get(name);
          return value ? [[name, value] as const] : [];
        })}
        active={active}
        suggested={suggested}
        clearHref={PATH}
        exportLink={{
          rows: total,
          label: t('exportAccounts', { n: total }),
          href: listHref(`${PATH}/export`, present, { page: null }),
        }}
      >
        <Select
          name="role"
          label={t('filterRole')}
          defaultValue={query.role ?? ''}
          choices={[...ROLES_WITH_DUTIES, 'NONE' as const].map((one) => ({ value: one, label: dutyWord(one) }))}
        />
      </ListToolbar>
      <ListSummary figure={formatNumber(total, locale)}>{t('count')}</ListSummary>
      <DataTable
        caption={t('accountsTitle')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('none')}>{t('noneWhat')}</EmptyState>}
        columns={[
          {
            key: 'name',
            head: t('name'),
            card: 'title',
            sort: sort('name'),
            cell: (row) => <a href={`${PATH}/${row.id}`}>{row.displayName}</a>,
          },
          {
            key: 'number',
            head: t('number'),
            sort: sort('number'),
            cell: (row) => <span className="num">{row.accountNumber}</span>,
          },
          { key: 'organization', head: t('organization'), wrap: true, cell: (row) => row.organizationName },
          {
            key: 'roles',
            head: t('roles'),
            wrap: true,
            cell: (row) => row.roles.map((one) => role(one)).join(' · ') || '—',
          },
          {
            key: 'last',
            head: t('lastSignIn'),
            sort: sort('last'),
            cell: (row) => (
              <span className="num">{row.lastSignInAt ? formatTableDateTime(row.lastSignInAt, zone) : t('never')}</span>
            ),
          },
          {
            key: 'status',
            head: t('status'),
            card: 'state',
            cell: (row) => <AccountState status={row.status} locked={row.locked} />,
          },
        ]}
      />
      <Pagination
        page={query.page}
        pageSize={pageSize}
        total={total}
        href={(page) => href({ page: page === 1 ? null : String(page) })}
      />
    </AdminShell>
  );
}
