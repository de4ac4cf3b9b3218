import type { QuestionListPage, QuestionListRow } from '~/questions/rules/question-views.ts';
import { DIFFICULTIES, QUESTION_POOLS, QUESTION_STATUSES, QUESTION_TYPES } from '~/questions/rules/question-types.ts';
import { formatTableDateTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { questionMessages } from '../messages/questions.ts';
import { LinkButton } from '../parts/button.tsx';
import { ClauseLink } from '../parts/clause-link.tsx';
import { DataTable, type Column, type SortLink } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ListSummary } from '../parts/list-summary.tsx';
import { ListToolbar } from '../parts/list-toolbar.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { QuestionState } from './question-state.tsx';

export type QuestionListPageProps = {
  list: QuestionListPage;
  state: { q: string; filters: Readonly<Record<string, string>>; page: number; pageSize: number };
  links: QuestionListLinks;
};

/** Addresses of this list with something changed. */
export type QuestionListLinks = {
  path: string;
  filtered(filters: Record<string, string | null>): string;
  page(page: number): string;
  sorted(key: string): SortLink;
  exported: string;
  kept: readonly (readonly [string, string])[];
};

/** The question bank: search, filters, sorting and pages in the address. */
export function QuestionListPageView({ list, state, links }: QuestionListPageProps) {
  const t = useT(questionMessages);
  const filtered = Object.keys(state.filters).length > 0 || state.q !== '';
  return (
    <AdminShell>
      <PageHead title={t('title')} lead={t('lead')} actions={<Actions list={list} />} />
      <Toolbar list={list} state={state} links={links} />
      <ListSummary figure={t('found', { n: list.total })} note={t('foundNote')}>
        {null}
      </ListSummary>
      <DataTable
        caption={t('title')}
        columns={useColumns(list, links)}
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            title={t('none')}
            action={filtered ? <LinkButton href={links.path}>{t('all')}</LinkButton> : list.mayWrite && <WriteButton />}
          >
            {t('noneWhy')}
          </EmptyState>
        }
      />
      <Pagination page={state.page} pageSize={state.pageSize} total={list.total} href={links.page} />
    </AdminShell>
  );
}

function WriteButton() {
  const t = useT(questionMessages);
  return (
    <LinkButton href="/admin/questions/new" look="red">
      {t('write')}
    </LinkButton>
  );
}

function Actions({ list }: { list: QuestionListPage }) {
  const t = useT(questionMessages);
  return (
    <>
      {list.mayReview && <LinkButton href="/admin/questions/review">{t('reviewQueue')}</LinkButton>}
      {list.mayWrite && <LinkButton href="/admin/imports?kind=questions">{t('importSheet')}</LinkButton>}
      {list.mayWrite && <WriteButton />}
    </>
  );
}

function Toolbar({ list, state, links }: QuestionListPageProps) {
  const t = useT(questionMessages);
  const english = useLocale() === 'en';
  const topic = (code: string) => {
    const found = list.topics.find((candidate) => candidate.code === code);
    return found ? `${found.code} ${english ? found.titleEn : found.title}` : code;
  };
  const named = (name: string, value: string): string => {
    if (name === 'topic') return topic(value);
    if (name === 'bank') return list.banks.find(({ id }) => id === value)?.title ?? t('bank');
    if (name === 'unconfirmed') return t('unconfirmed');
    return value in questionMessages ? t(value as 'LIVE') : value;
  };
  const choices = (values: readonly string[]) => values.map((value) => ({ value, label: t(value as 'LIVE') }));
  const wanted = [
    ['status', 'IN_REVIEW'],
    ['status', 'RETURNED'],
    ['status', 'PULLED'],
    ['unconfirmed', 'yes'],
  ] as const;
  return (
    <ListToolbar
      action={links.path}
      search={{ value: state.q, label: t('search') }}
      keep={links.kept}
      active={Object.entries(state.filters).map(([name, value]) => ({
        label: named(name, value),
        href: links.filtered({ [name]: null }),
      }))}
      clearHref={links.path}
      suggested={wanted
        .filter(([name]) => !state.filters[name])
        .map(([name, value]) => ({
          label: named(name, value),
          href: links.filtered({ [name]: value }),
        }))}
      exportLink={{
        rows: list.total,
        label: t(list.mayWrite || list.mayReview ? 'exportRows' : 'exportWithoutKeys', { n: list.total }),
        href: links.exported,
      }}
    >
      <FilterSelect
        name="bank"
        label={t('bank')}
        empty={t('all')}
        state={state}
        choices={list.banks.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <FilterSelect
        name="topic"
        label={t('topic')}
        empty={t('all')}
        state={state}
        choices={list.topics.map(({ code }) => ({ value: code, label: topic(code) }))}
      />
      <FilterSelect name="type" label={t('type')} empty={t('all')} state={state} choices={choices(QUESTION_TYPES)} />
      <FilterSelect name="pool" label={t('pool')} empty={t('all')} state={state} choices={choices(QUESTION_POOLS)} />
      <FilterSelect
        name="status"
        label={t('status')}
        empty={t('all')}
        state={state}
        choices={choices(QUESTION_STATUSES)}
      />
      <FilterSelect
        name="difficulty"
        label={t('difficulty')}
        empty={t('all')}
        state={state}
        choices={choices(DIFFICULTIES)}
      />
    </ListToolbar>
  );
}

function useColumns(list: QuestionListPage, links: QuestionListLinks): Column<QuestionListRow>[] {
  const t = useT(questionMessages);
  const english = useLocale() === 'en';
  const zone = useZone();
  const link = list.mayWrite || list.mayReview;
  return [
    { key: 'code', head: t('code'), sort: links.sorted('code'), cell: (row) => row.code },
    {
      key: 'stem',
      head: t('stem'),
      wrap: true,
      card: 'title',
      cell: (row) => (link ? <a href={`/admin/questions/${row.id}`}>{row.stem}</a> : row.stem),
    },
    {
      key: 'topic',
      head: t('topic'),
      sort: links.sorted('topic'),
      wrap: true,
      cell: (row) => (english ? row.topicEn : row.topic),
    },
    { key: 'type', head: t('type'), cell: (row) => `${t(row.type)}·${t(row.difficulty)}` },
    { key: 'pool', head: t('pool'), cell: (row) => t(row.pool) },
    {
      key: 'clause',
      head: t('clause'),
      wrap: true,
      cell: (row) => (
        <ClauseLink
          document={row.documentTitle}
          label={row.label}
          href={`/regulations/${row.documentCode}#article-${row.article}`}
          confirmed={row.confirmed}
        />
      ),
    },
    {
      key: 'status',
      head: t('status'),
      card: 'state',
      sort: links.sorted('status'),
      cell: (row) => <QuestionState status={row.status} pending={row.pending} />,
    },
    {
      key: 'updated',
      head: t('updated'),
      card: 'hidden',
      sort: links.sorted('updated'),
      cell: (row) => <span className="num">{formatTableDateTime(row.updatedAt, zone)}</span>,
    },
  ];
}
