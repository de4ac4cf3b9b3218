import { keptFields, listHref, sortLink, type ListState } from '~/http/list-address.ts';
import type { LearningAdmin } from '~/learning/queries/learning-admin.server.ts';
import { LEARNER_LIST } from '~/learning/rules/learner-list-spec.ts';
import { formatTableDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { LinkButton } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ListSummary } from '../parts/list-summary.tsx';
import { ListToolbar } from '../parts/list-toolbar.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { StudyStateMark } from './study-state-mark.tsx';

const WORDS = { done: 'finished', running: 'runningShort', none: 'notBegun' } as const;

/** The people in scope and how far each is in one course. */
export function LearnerTable({ admin, state }: { admin: LearningAdmin; state: ListState }) {
  const t = useT(learningMessages);
  const english = useLocale() === 'en';
  const zone = useZone();
  const { course, rows, total, counts } = admin;
  if (!course) return <EmptyState title={t('noCourses')}>{t('noCoursesWhy')}</EmptyState>;
  const title = english ? course.titleEn : course.title;
  const date = (value: Date | null): string => (value ? formatTableDate(value, zone) : '—');
  const filters = (['done', 'running', 'none'] as const).map((one) => ({
    on: state.filters['state'] === one,
    label: t('stateCount', { state: t(WORDS[one]), n: counts[one] }),
    href: listHref(LEARNER_LIST, state, { filters: { state: state.filters['state'] === one ? null : one } }),
  }));
  const otherCourses = admin.courses
    .filter(({ code }) => code !== course.code)
    .map((other) => ({
      label: t('inCourse', { course: english ? other.titleEn : other.title }),
      href: listHref(LEARNER_LIST, state, { filters: { course: other.code, assignment: null } }),
    }));
  const onlyAssignment = admin.assignment
    ? [
        {
          label: t('onlyAssignment'),
          href: listHref(LEARNER_LIST, state, { filters: { assignment: null, course: course.code } }),
        },
      ]
    : [];
  return (
    <section className="stack" id="people" aria-labelledby="people-title">
      <h2 id="people-title">{t('peopleOf', { course: title })}</h2>
      <ListToolbar
        action={LEARNER_LIST.path}
        search={{ value: state.q, label: t('searchPeople') }}
        keep={keptFields(LEARNER_LIST, state)}
        active={[...onlyAssignment, ...filters.filter(({ on }) => on)]}
        suggested={[...filters.filter(({ on }) => !on), ...otherCourses]}
        clearHref={LEARNER_LIST.path}
        exportLink={{
          label: t('exportAll', { n: total }),
          href: listHref(LEARNER_LIST, state, { path: '/admin/learning/export' }),
        }}
      />
      <ListSummary figure={total}>{t('basisNote')}</ListSummary>
      <DataTable
        caption={t('peopleCaption')}
        rows={rows}
        rowKey={(row) => row.cadreId}
        columns={[
          {
            key: 'name',
            head: t('nameColumn'),
            card: 'title',
            sort: sortLink(LEARNER_LIST, state, 'name'),
            cell: (row) => <a href={`/admin/cadres/${row.cadreId}`}>{row.name}</a>,
          },
          { key: 'staffNumber', head: t('staffNumber'), card: 'hidden', cell: (row) => row.staffNumber ?? '—' },
          {
            key: 'organization',
            head: t('unitColumn'),
            wrap: true,
            sort: sortLink(LEARNER_LIST, state, 'organization'),
            cell: (row) => row.organizationName,
          },
          { key: 'state', head: t('stateColumn'), card: 'state', cell: (row) => <StudyStateMark state={row.state} /> },
          {
            key: 'done',
            head: t('lessonsColumn'),
            numeric: true,
            sort: sortLink(LEARNER_LIST, state, 'done'),
            cell: (row) => `${row.done}/${course.lessons}`,
          },
          {
            key: 'completedOn',
            head: t('finishedColumn'),
            numeric: true,
            sort: sortLink(LEARNER_LIST, state, 'completedOn'),
            cell: (row) => date(row.completedAt),
          },
          { key: 'last', head: t('lastColumn'), numeric: true, cell: (row) => date(row.lastAt) },
        ]}
        empty={
          <EmptyState title={t('nobody')} action={<LinkButton href={LEARNER_LIST.path}>{t('all')}</LinkButton>}>
            {t('nobodyWhy')}
          </EmptyState>
        }
      />
      <Pagination
        page={state.page}
        pageSize={state.pageSize}
        total={total}
        href={(page) => `${listHref(LEARNER_LIST, state, { page })}#people`}
      />
    </section>
  );
}
