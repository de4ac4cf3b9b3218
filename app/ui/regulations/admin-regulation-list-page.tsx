import { DOCUMENT_KINDS } from '~/regulations/rules/document-list.ts';
import type { RegulationSummary } from '~/regulations/rules/regulation-views.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { regulationMessages } from '../messages/regulations.ts';
import { LinkButton } from '../parts/button.tsx';
import { DataTable, type Column, type SortLink } from '../parts/data-table.tsx';
import { ListEmpty } from '../parts/list-empty.tsx';
import type { ListLinks, ListState } from '../parts/list-props.ts';
import { ListSummary } from '../parts/list-summary.tsx';
import { ListToolbar } from '../parts/list-toolbar.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { Tag } from '../parts/tag.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { RegulationTabs } from './regulation-tabs.tsx';

export type AdminRegulationListPageProps = ListLinks & {
  rows: readonly RegulationSummary[];
  total: number;
  state: ListState;
  filtered: boolean;
  kept: readonly (readonly [string, string])[];
};

const PATH = '/admin/regulations';

/** Every document with how much of it is confirmed, for those who confirm and write measures. */
export function AdminRegulationListPage(props: AdminRegulationListPageProps) {
  const { rows, total, state, filtered, kept, href, sort } = props;
  const t = useT(regulationMessages);
  const locale = useLocale();
  const chips = [
    { name: 'unconfirmed', value: 'yes', label: t('unconfirmedHead') },
    ...DOCUMENT_KINDS.map((kind) => ({ name: 'kind', value: kind as string, label: t(kind) })),
  ];
  const isOn = ({ name, value }: (typeof chips)[number]): boolean => state.filters[name] === value;
  return (
    <AdminShell>
      <PageHead
        title={t('adminTitle')}
        lead={t('adminLead')}
        actions={
          <LinkButton href="/admin/regulations/new" look="red">
            {t('newMeasures')}
          </LinkButton>
        }
      />
      <RegulationTabs current="documents" />
      <ListToolbar
        action={PATH}
        search={{ value: state.q, label: t('searchDocuments') }}
        keep={kept}
        active={chips.filter(isOn).map(({ name, label }) => ({ label, href: href({ filters: { [name]: null } }) }))}
        suggested={chips
          .filter((chip) => !isOn(chip))
          .map(({ name, value, label }) => ({ label, href: href({ filters: { [name]: value } }) }))}
        clearHref={PATH}
        exportLink={{ rows: total, label: t('exportDocuments', { n: total }), href: href({ path: `${PATH}/export` }) }}
      />
      <ListSummary figure={formatNumber(total, locale)}>{t('documentCount')}</ListSummary>
      <DataTable
        caption={t('documents')}
        columns={useColumns(sort)}
        rows={rows}
        rowKey={(row) => row.code}
        empty={
          <ListEmpty
            filtered={filtered}
            noMatch={{ title: t('noDocument'), why: t('noDocumentWhy'), all: { label: t('back'), href: PATH } }}
            noneYet={{ title: t('none'), why: t('noneWhy') }}
          />
        }
      />
      <Pagination page={state.page} pageSize={state.pageSize} total={total} href={(page) => href({ page })} />
    </AdminShell>
  );
}

function useColumns(sort: (key: string) => SortLink): Column<RegulationSummary>[] {
  const t = useT(regulationMessages);
  const english = useLocale() === 'en';
  return [
    {
      key: 'title',
      head: t('document'),
      card: 'title',
      wrap: true,
      sort: sort('title'),
      cell: (row) => <a href={`/admin/regulations/${row.code}`}>{english ? row.titleEn : row.title}</a>,
    },
    { key: 'kind', head: t('kind'), sort: sort('kind'), cell: (row) => <Tag>{t(row.kind)}</Tag> },
    {
      key: 'organization',
      head: t('organization'),
      sort: sort('organization'),
      cell: (row) => row.organization ?? t('everybody'),
    },
    { key: 'clauses', head: t('clausesHead'), numeric: true, sort: sort('clauses'), cell: (row) => row.clauses },
    {
      key: 'unconfirmed',
      head: t('unconfirmedHead'),
      card: 'state',
      sort: sort('unconfirmed'),
      cell: (row) =>
        row.unconfirmed > 0 ? (
          <StateMark state="due">{t('unconfirmedCount', { n: row.unconfirmed })}</StateMark>
        ) : (
          <StateMark state="done">{t('allConfirmed')}</StateMark>
        ),
    },
  ];
}
