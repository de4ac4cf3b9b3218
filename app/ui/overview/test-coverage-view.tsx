import { TEST_COVERAGE_LIST } from '~/overview/rules/overview-lists.ts';
import {
  STANDING_GROUPS,
  TEST_STANDINGS,
  type CoveredPerson,
  type TestStanding,
} from '~/overview/rules/test-standing.ts';
import { formatDate, formatTableDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { dayMessages } from '../messages/day.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Gap } from '../parts/gap.tsx';
import { LinkButton } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ListToolbar, type Chip } from '../parts/list-toolbar.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { StateMark, type State } from '../parts/state-mark.tsx';
import { keptOf, type ListLinks, type ListState } from '../parts/list-props.ts';
import { nameOf } from './name-of.ts';

export const TEST_MARKS: Record<TestStanding, State> = {
  VALID: 'done',
  EXEMPT: 'paused',
  WAITING: 'running',
  REGISTERED: 'running',
  EXPIRED: 'due',
  NONE: 'waiting',
};

type TestCoverageViewProps = ListLinks & {
  title: string;
  day: string;
  state: ListState;
  rows: readonly CoveredPerson[];
  total: number;
  withinName: string | null;
  /** whether the reader may open people's pages */
  mayOpen: boolean;
};

/** People in post and where each stands with the pre-appointment test. */
export function TestCoverageView({
  title,
  day,
  state,
  rows,
  total,
  withinName,
  mayOpen,
  href,
  sort,
}: TestCoverageViewProps) {
  const t = useT(dayMessages);
  const locale = useLocale();
  const zone = useZone();
  const shown = state.filters['state'];
  const chips = [...Object.keys(STANDING_GROUPS), ...TEST_STANDINGS] as (TestStanding | 'OPEN')[];
  const chip = (one: TestStanding | 'OPEN'): Chip => ({
    label: t(one),
    href: href({ filters: { state: one === shown ? null : one } }),
  });
  const place: Chip[] = withinName
    ? [
        {
          label: t(state.filters['at'] ? 'atChip' : 'withinChip', { name: withinName }),
          href: href({ filters: { within: null, at: null } }),
        },
      ]
    : [];
  return (
    <>
      <PageHead
        title={title}
        path={<Breadcrumbs items={[{ label: t('crumb'), href: '/admin' }, { label: title }]} />}
        lead={
          <>
            {t('coverageLead', { n: total })}
            <Gap />
            {t('testBasis', { date: formatDate(day, locale) })}
          </>
        }
      />
      <ListToolbar
        action={TEST_COVERAGE_LIST.path}
        search={{ value: state.q, label: t('search') }}
        keep={keptOf(state)}
        active={[...place, ...chips.filter((one) => one === shown).map(chip)]}
        suggested={chips.filter((one) => one !== shown).map(chip)}
        clearHref={TEST_COVERAGE_LIST.path}
        exportLink={{
          rows: total,
          label: t('export', { n: total }),
          href: href({ path: `${TEST_COVERAGE_LIST.path}/export` }),
        }}
      />
      <DataTable
        caption={t('listCaption')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            head: t('name'),
            card: 'title',
            sort: sort('name'),
            cell: (row) => nameOf(row, mayOpen),
          },
          {
            key: 'staffNumber',
            head: t('staffNumber'),
            cell: (row) => <span className="num nowrap">{row.staffNumber ?? '—'}</span>,
          },
          { key: 'unit', head: t('unit'), wrap: true, sort: sort('unit'), cell: (row) => row.organization },
          { key: 'post', head: t('post'), cell: (row) => row.post },
          {
            key: 'validUntil',
            head: t('validUntil'),
            numeric: true,
            sort: sort('validUntil'),
            cell: (row) => row.validUntil ?? '—',
          },
          {
            key: 'testOn',
            head: t('testOn'),
            numeric: true,
            cell: (row) => (row.opensAt ? formatTableDate(row.opensAt, zone) : '—'),
          },
          {
            key: 'standing',
            head: t('standing'),
            card: 'state',
            cell: (row) => <StateMark state={TEST_MARKS[row.standing]}>{t(row.standing)}</StateMark>,
          },
        ]}
        empty={
          <EmptyState
            title={t('listEmpty')}
            action={<LinkButton href={TEST_COVERAGE_LIST.path}>{t('listAll')}</LinkButton>}
          >
            {t('listEmptyWhy')}
          </EmptyState>
        }
      />
      <Pagination page={state.page} pageSize={state.pageSize} total={total} href={(page) => href({ page })} />
    </>
  );
}
