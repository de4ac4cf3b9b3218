import type { RegulationSummary } from '~/regulations/rules/regulation-views.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { regulationMessages } from '../messages/regulations.ts';
import { LinkButton } from '../parts/button.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { Tag } from '../parts/tag.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { RegulationTabs } from './regulation-tabs.tsx';

/** Every document with how much of it is confirmed, for those who confirm and write measures. */
export function AdminRegulationListPage({ documents }: { documents: readonly RegulationSummary[] }) {
  const t = useT(regulationMessages);
  return (
    <AdminShell>
      <PageHead
        title={t('adminTitle')}
        lead={t('adminLead')}
        actions={
          <>
            {documents.length > 0 && (
              <LinkButton href="/admin/regulations/export" icon="download" download>
                {t('exportDocuments', { n: documents.length })}
              </LinkButton>
            )}
            <LinkButton href="/admin/regulations/new" look="red">
              {t('newMeasures')}
            </LinkButton>
          </>
        }
      />
      <RegulationTabs current="documents" />
      <DataTable caption={t('documents')} columns={useColumns()} rows={documents} rowKey={(row) => row.code} />
    </AdminShell>
  );
}

function useColumns(): Column<RegulationSummary>[] {
  const t = useT(regulationMessages);
  const english = useLocale() === 'en';
  return [
    {
      key: 'title',
      head: t('document'),
      card: 'title',
      wrap: true,
      cell: (row) => <a href={`/admin/regulations/${row.code}`}>{english ? row.titleEn : row.title}</a>,
    },
    { key: 'kind', head: t('kind'), cell: (row) => <Tag>{t(row.kind)}</Tag> },
    { key: 'organization', head: t('organization'), cell: (row) => row.organization ?? t('everybody') },
    { key: 'clauses', head: t('clausesHead'), numeric: true, cell: (row) => row.clauses },
    {
      key: 'unconfirmed',
      head: t('unconfirmedHead'),
      card: 'state',
      cell: (row) =>
        row.unconfirmed > 0 ? (
          <StateMark state="due">{t('unconfirmedCount', { n: row.unconfirmed })}</StateMark>
        ) : (
          <StateMark state="done">{t('allConfirmed')}</StateMark>
        ),
    },
  ];
}
