import { TERM_LIST, type TermRow } from '~/overview/rules/overview-lists.ts';
import { formatMonth } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { dayMessages } from '../messages/day.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { LinkButton } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ListToolbar } from '../parts/list-toolbar.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { keptOf, type ListLinks, type ListState } from '../parts/list-props.ts';

type TermViewProps = ListLinks & {
  title: string;
  day: string;
  state: ListState;
  rows: readonly TermRow[];
  total: number;
};

/** Organizations whose term of office is over or ends soon. */
export function TermView({ title, day, state, rows, total, href, sort }: TermViewProps) {
  const t = useT(dayMessages);
  const locale = useLocale();
  const month = state.filters['month'];
  const parts = (['over', 'ending'] as const).map((part) => ({
    label: t(part === 'over' ? 'over' : 'soon'),
    on: month === part,
    href: href({ filters: { month: month === part ? null : part } }),
  }));
  const label = month && /^\d{4}-\d{2}$/.test(month) ? formatMonth(month, locale) : null;
  return (
    <>
      <PageHead
        title={title}
        path={<Breadcrumbs items={[{ label: t('crumb'), href: '/admin' }, { label: title }]} />}
        lead={t('termLead', { n: total })}
      />
      <ListToolbar
        action={TERM_LIST.path}
        search={{ value: state.q, label: t('termSearch') }}
        keep={keptOf(state)}
        active={label ? [{ label, href: href({ filters: { month: null } }) }] : parts.filter(({ on }) => on)}
        suggested={parts.filter(({ on }) => !on)}
        clearHref={TERM_LIST.path}
        exportLink={{ rows: total, label: t('export', { n: total }), href: href({ path: `${TERM_LIST.path}/export` }) }}
      />
      <DataTable
        caption={title}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', head: t('unit'), card: 'title', wrap: true, sort: sort('name'), cell: (row) => row.name },
          { key: 'code', head: t('code'), cell: (row) => <span className="num nowrap">{row.code}</span> },
          { key: 'startedOn', head: t('startedOn'), cell: (row) => row.startedOn },
          { key: 'years', head: t('years'), numeric: true, cell: (row) => row.years },
          { key: 'ends', head: t('endsOn'), sort: sort('ends'), cell: (row) => row.ends },
          {
            key: 'state',
            head: t('termState'),
            card: 'state',
            cell: (row) =>
              row.ends < day ? (
                <StateMark state="alarm">{t('over')}</StateMark>
              ) : (
                <StateMark state="due">{t('soon')}</StateMark>
              ),
          },
        ]}
        empty={
          <EmptyState title={t('termsNone')} action={<LinkButton href={TERM_LIST.path}>{t('listAll')}</LinkButton>} />
        }
      />
      <Pagination page={state.page} pageSize={state.pageSize} total={total} href={(page) => href({ page })} />
    </>
  );
}
