import { DUE_CHOICES, DUE_KINDS, DUE_LIST, type DueRow } from '~/overview/rules/overview-lists.ts';
import { formatDate, formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { dayMessages } from '../messages/day.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Figure } from '../parts/figure.tsx';
import { Gap } from '../parts/gap.tsx';
import { ListEmpty } from '../parts/list-empty.tsx';
import { ListToolbar } from '../parts/list-toolbar.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { keptOf, type ListLinks, type ListState } from '../parts/list-props.ts';
import { nameOf } from './name-of.ts';

type DueViewProps = ListLinks & {
  title: string;
  days: number;
  to: string;
  state: ListState;
  rows: readonly DueRow[];
  total: number;
  /** of the total, what is over already */
  overdue: number;
  people: number;
  withinName: string | null;
  /** whether the reader may open people's pages */
  mayOpen: boolean;
};

/** What ends soon, whose it is, and where it is seen to. */
export function DueView({
  title,
  days,
  to,
  state,
  rows,
  total,
  overdue,
  people,
  withinName,
  mayOpen,
  href,
  sort,
}: DueViewProps) {
  const t = useT(dayMessages);
  const locale = useLocale();
  const kind = state.filters['kind'];
  const chip = (one: (typeof DUE_KINDS)[number]) => ({
    label: t(one),
    href: href({ filters: { kind: one === kind ? null : one } }),
  });
  const place = withinName
    ? [{ label: t('withinChip', { name: withinName }), href: href({ filters: { within: null } }) }]
    : [];
  return (
    <>
      <PageHead
        title={title}
        path={<Breadcrumbs items={[{ label: t('crumb'), href: '/admin' }, { label: title }]} />}
        lead={
          <>
            {t.rich('dueLead', {
              days,
              n: formatNumber(total - overdue, locale),
              overdue: <Figure n={overdue} href={href({ filters: { kind: 'OVERDUE' } })} />,
              people: formatNumber(people, locale),
            })}
            <Gap />
            {t('dueBasis', { to: formatDate(to, locale) })}
          </>
        }
      />
      <Tabs
        chips
        label={t('dueOn')}
        tabs={DUE_CHOICES.map((n) => ({
          label: t('within', { n }),
          href: href({ filters: { days: String(n) } }),
          current: n === days,
        }))}
      />
      <ListToolbar
        action={DUE_LIST.path}
        search={{ value: state.q, label: t('search') }}
        keep={keptOf(state)}
        active={[...place, ...DUE_KINDS.filter((one) => one === kind).map(chip)]}
        suggested={DUE_KINDS.filter((one) => one !== kind).map(chip)}
        clearHref={DUE_LIST.path}
        exportLink={{ rows: total, label: t('export', { n: total }), href: href({ path: `${DUE_LIST.path}/export` }) }}
      />
      <DataTable
        caption={t('listCaption')}
        rows={rows}
        rowKey={(row) => `${row.kind}-${row.cadreId}-${row.subject ?? ''}`}
        columns={[
          {
            key: 'name',
            head: t('name'),
            card: 'title',
            sort: sort('name'),
            cell: (row) => nameOf({ id: row.cadreId, name: row.name }, mayOpen),
          },
          {
            key: 'staffNumber',
            head: t('staffNumber'),
            cell: (row) => <span className="num nowrap">{row.staffNumber ?? '—'}</span>,
          },
          { key: 'unit', head: t('unit'), wrap: true, sort: sort('unit'), cell: (row) => row.organization },
          { key: 'kind', head: t('dueKind'), wrap: true, cell: (row) => t(row.kind) },
          { key: 'detail', head: t('dueDetail'), wrap: true, cell: (row) => <Detail row={row} /> },
          { key: 'on', head: t('dueOn'), card: 'state', sort: sort('on'), cell: (row) => row.on },
        ]}
        empty={
          <ListEmpty
            filtered={state.q !== '' || Boolean(kind) || withinName !== null}
            noMatch={{
              title: t('listEmpty'),
              why: t('listEmptyWhy'),
              all: { label: t('listAll'), href: DUE_LIST.path },
            }}
            noneYet={{ title: t('dueNone'), why: t('dueNoneWhy') }}
          />
        }
      />
      <Pagination page={state.page} pageSize={state.pageSize} total={total} href={(page) => href({ page })} />
    </>
  );
}

/** A certificate's number, the title of a plan or the kind of an exemption; a pass needs no further word. */
function Detail({ row }: { row: DueRow }) {
  if (!row.detail) return <>—</>;
  return row.kind === 'CERTIFICATE' ? <span className="num nowrap">{row.detail}</span> : <>{row.detail}</>;
}
