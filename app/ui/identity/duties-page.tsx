import { ROLES_WITH_DUTIES } from '~/identity/rules/permissions.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { formatNumber, formatTableDate } from '../format.ts';
import { listHref } from '../list-href.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { accountsMessages } from '../messages/accounts.ts';
import { useT } from '../messages/define-messages.ts';
import { roleMessages } from '../messages/roles.ts';
import { LinkButton } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ListSummary } from '../parts/list-summary.tsx';
import { ListToolbar } from '../parts/list-toolbar.tsx';
import { PageHead } from '../parts/page-head.tsx';
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

const PATH = '/admin/grants';

export function DutiesPage({ duties, search, role }: { duties: readonly Duty[]; search: string; role: Role | null }) {
  const t = useT(accountsMessages);
  const word = useT(roleMessages);
  const [locale, zone] = [useLocale(), useZone()];
  const kept = new URLSearchParams(search ? { q: search } : {});
  return (
    <AdminShell>
      <PageHead
        title={t('grantsTitle')}
        lead={t('grantsLead')}
        actions={<LinkButton href="/admin/accounts">{t('giveTitle')}</LinkButton>}
      />
      <ListToolbar
        action={PATH}
        search={{ value: search, label: t('search') }}
        keep={role ? [['role', role]] : []}
        exportLink={{ rows: duties.length, label: t('exportDuties'), href: listHref(`${PATH}/export`, kept, { role }) }}
        active={role ? [{ label: word(role), href: listHref(PATH, kept, {}) }] : []}
      >
        <Select
          name="role"
          label={t('filterRole')}
          defaultValue={role ?? ''}
          choices={ROLES_WITH_DUTIES.filter((one) => one !== 'CADRE').map((one) => ({ value: one, label: word(one) }))}
        />
      </ListToolbar>
      <ListSummary figure={formatNumber(duties.length, locale)}>{t('dutiesCount')}</ListSummary>
      <DataTable
        caption={t('whoHolds')}
        rows={duties}
        rowKey={(row) => row.grantId}
        empty={<EmptyState title={t('none')}>{t('noneWhat')}</EmptyState>}
        columns={[
          {
            key: 'name',
            head: t('name'),
            card: 'title',
            cell: (row) => <a href={`/admin/accounts/${row.accountId}`}>{row.displayName}</a>,
          },
          { key: 'number', head: t('number'), cell: (row) => <span className="num">{row.accountNumber}</span> },
          { key: 'role', head: t('giveRole'), card: 'state', cell: (row) => word(row.role) },
          { key: 'where', head: t('organization'), wrap: true, cell: (row) => row.organizationName },
          {
            key: 'since',
            head: t('grantedOn'),
            card: 'hidden',
            cell: (row) => <span className="num">{formatTableDate(row.validFrom, zone)}</span>,
          },
        ]}
      />
    </AdminShell>
  );
}
