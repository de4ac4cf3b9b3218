import type { LearnerSort, LearningAdmin } from '~/learning/rules/learning-admin-view.ts';
import { formatNumber, formatTableDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { LinkButton } from '../parts/button.tsx';
import { DataTable, type SortLink } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ListSummary } from '../parts/list-summary.tsx';
import { ListToolbar } from '../parts/list-toolbar.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { StudyStateMark } from './study-state-mark.tsx';

const WORDS = { done: 'finished', running: 'runningShort', none: 'notBegun' } as const;

/** The state of the list, and the addresses that change it. */
export type LearnerListLinks = {
  search: string;
  page: number;
  pageSize: number;
  state: string | undefined;
  path: string;
  keep: [string, string][];
  href: (change: { filters?: Record<string, string | null>; page?: number; path?: string }) => string;
  sort: (key: LearnerSort) => SortLink;
};

/** The people in scope and how far each is in one course. */
export function LearnerTable({ admin, list }: { admin: LearningAdmin; list: LearnerListLinks }) {
  const t = useT(learningMessages);
  const locale = useLocale();
  const english = locale === 'en';
  const zone = useZone();
  const { course, rows, total, counts } = admin;
  if (!course) return <EmptyState title={t('noCourses')}>{t('noCoursesWhy')}</EmptyState>;
  const title = english ? course.titleEn : course.title;
  const date = (value: Date | null): string => (value ? formatTableDate(value, zone) : '—');
  const filters = (['done', 'running', 'none'] as const).map((one) => ({
    on: list.state === one,
    label: t('stateCount', { state: t(WORDS[one]), n: counts[one] }),
    href: list.href({ filters: { state: list.state === one ? null : one } }),
  }));
  const otherCourses = admin.courses
    .filter(({ code }) => code !== course.code)
    .map((other) => ({
      label: t('inCourse', { course: english ? other.titleEn : other.title }),
      href: list.href({ filters: { course: other.code, assignment: null } }),
    }));
  const onlyAssignment = admin.assignment
    ? [
        {
          label: t('onlyAssignment'),
          href: list.href({ filters: { assignment: null, course: course.code } }),
        },
      ]
    : [];
  return (
    <section className="stack" id="people" aria-labelledby="people-title">
      <h2 id="people-title">{t('peopleOf', { course: title })}</h2>
      <ListToolbar
        action={list.path}
        search={{ value: list.search, label: t('searchPeople') }}
        keep={list.keep}
        active={[...onlyAssignment, ...filters.filter(({ on }) => on)]}
        suggested={[...filters.filter(({ on }) => !on), ...otherCourses]}
        clearHref={list.path}
        exportLink={{
          rows: total,
          label: t('exportAll', { n: total }),
          href: list.href({ path: '/admin/learning/export' }),
        }}
      />
      <ListSummary figure={formatNumber(total, locale)}>{t('basisNote')}</ListSummary>
      <DataTable
        caption={t('peopleCaption')}
        rows={rows}
        rowKey={(row) => row.cadreId}
        columns={[
          {
            key: 'name',
            head: t('nameColumn'),
            card: 'title',
            sort: list.sort('name'),
            cell: (row) => <a href={`/admin/cadres/${row.cadreId}`}>{row.name}</a>,
          },
          { key: 'staffNumber', head: t('staffNumber'), card: 'hidden', cell: (row) => row.staffNumber ?? '—' },
          {
            key: 'organization',
            head: t('unitColumn'),
            wrap: true,
            sort: list.sort('organization'),
            cell: (row) => row.organizationName,
          },
          { key: 'state', head: t('stateColumn'), card: 'state', cell: (row) => <StudyStateMark state={row.state} /> },
          {
            key: 'done',
            head: t('lessonsColumn'),
            numeric: true,
            sort: list.sort('done'),
            cell: (row) => `${row.done}/${course.lessons}`,
          },
          {
            key: 'completedOn',
            head: t('finishedColumn'),
            sort: list.sort('completedOn'),
            cell: (row) => date(row.completedAt),
          },
          { key: 'last', head: t('lastColumn'), cell: (row) => date(row.lastAt) },
        ]}
        empty={
          <EmptyState title={t('nobody')} action={<LinkButton href={list.path}>{t('all')}</LinkButton>}>
            {t('nobodyWhy')}
          </EmptyState>
        }
      />
      <Pagination
        page={list.page}
        pageSize={list.pageSize}
        total={total}
        href={(page) => `${list.href({ page })}#people`}
      />
    </section>
  );
}
