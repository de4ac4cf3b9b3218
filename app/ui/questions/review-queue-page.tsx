import type { QueueEntry } from '~/questions/rules/question-views.ts';
import { QUESTION_POOLS, QUESTION_TYPES } from '~/questions/rules/question-types.ts';
import { formatNumber, formatTableDateTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { questionMessages } from '../messages/questions.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { DataTable, type Column, type SortLink } from '../parts/data-table.tsx';
import { ListEmpty } from '../parts/list-empty.tsx';
import type { ListLinks, ListState } from '../parts/list-props.ts';
import { ListSummary } from '../parts/list-summary.tsx';
import { ListToolbar } from '../parts/list-toolbar.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { Tag } from '../parts/tag.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';

export type ReviewQueuePageProps = ListLinks & {
  rows: readonly QueueEntry[];
  total: number;
  state: ListState;
  filtered: boolean;
  kept: readonly (readonly [string, string])[];
};

const PATH = '/admin/questions/review';

/** What waits for a reviewer. */
export function ReviewQueuePage({ rows, total, state, filtered, kept, href, sort }: ReviewQueuePageProps) {
  const t = useT(questionMessages);
  const locale = useLocale();
  const word = (value: string): string => (value in questionMessages ? t(value as 'LIVE') : value);
  const choices = (values: readonly string[]) => values.map((value) => ({ value, label: word(value) }));
  return (
    <AdminShell>
      <PageHead
        path={<Breadcrumbs items={[{ label: t('title'), href: '/admin/questions' }, { label: t('queueTitle') }]} />}
        title={t('queueTitle')}
        lead={t('queueLead')}
      />
      <ListToolbar
        action={PATH}
        search={{ value: state.q, label: t('search') }}
        keep={kept}
        active={Object.entries(state.filters).map(([name, value]) => ({
          label: word(value),
          href: href({ filters: { [name]: null } }),
        }))}
        clearHref={PATH}
        exportLink={{ rows: total, label: t('exportQueue', { n: total }), href: href({ path: `${PATH}/export` }) }}
      >
        <FilterSelect name="type" label={t('type')} empty={t('all')} state={state} choices={choices(QUESTION_TYPES)} />
        <FilterSelect name="pool" label={t('pool')} empty={t('all')} state={state} choices={choices(QUESTION_POOLS)} />
      </ListToolbar>
      <ListSummary figure={formatNumber(total, locale)}>{t('queueCount')}</ListSummary>
      <DataTable
        caption={t('queueTitle')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <ListEmpty
            filtered={filtered}
            noMatch={{ title: t('queueNone'), why: t('queueNoneWhy'), all: { label: t('all'), href: PATH } }}
            noneYet={{ title: t('queueEmpty'), why: t('queueEmptyWhy') }}
          />
        }
        columns={useColumns(sort)}
      />
      <Pagination page={state.page} pageSize={state.pageSize} total={total} href={(page) => href({ page })} />
    </AdminShell>
  );
}

function useColumns(sort: (key: string) => SortLink): Column<QueueEntry>[] {
  const t = useT(questionMessages);
  const english = useLocale() === 'en';
  const zone = useZone();
  return [
    { key: 'code', head: t('code'), sort: sort('code'), cell: (row) => row.code },
    {
      key: 'stem',
      head: t('stem'),
      wrap: true,
      card: 'title',
      cell: (row) => <a href={`/admin/questions/${row.id}`}>{row.stem}</a>,
    },
    { key: 'topic', head: t('topic'), sort: sort('topic'), cell: (row) => (english ? row.topicEn : row.topic) },
    { key: 'type', head: t('type'), cell: (row) => t(row.type) },
    { key: 'pool', head: t('pool'), cell: (row) => t(row.pool) },
    {
      key: 'writer',
      head: t('writer'),
      card: 'state',
      cell: (row) => (row.own ? <Tag tone="due">{t('ownQuestion')}</Tag> : row.writtenBy),
    },
    {
      key: 'submitted',
      head: t('waitingSince'),
      sort: sort('submitted'),
      cell: (row) => <span className="num">{formatTableDateTime(row.submittedAt, zone)}</span>,
    },
  ];
}
