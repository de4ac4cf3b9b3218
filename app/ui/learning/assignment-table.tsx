import type { ReactNode } from 'react';
import type { AssignmentSort } from '~/learning/rules/assignment-list.ts';
import type { ShownAssignment } from '~/learning/rules/learning-admin-view.ts';
import { formatTableDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { DataTable, type SortLink } from '../parts/data-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { DueMark } from './due-mark.tsx';

type AssignmentTableProps = {
  assignments: readonly ShownAssignment[];
  sort?: (key: AssignmentSort) => SortLink;
  empty: ReactNode;
};

const peopleHref = (assignment: ShownAssignment, state?: string): string =>
  `/admin/learning?assignment=${assignment.id}${state ? `&state=${state}` : ''}#people`;

/** What is assigned to whom until when; each figure leads to the people it counts. */
export function AssignmentTable({ assignments, sort, empty }: AssignmentTableProps) {
  const t = useT(learningMessages);
  const english = useLocale() === 'en';
  const figure = (row: ShownAssignment, n: number, state?: string) => <a href={peopleHref(row, state)}>{n}</a>;
  return (
    <DataTable
      caption={t('assignmentsCaption')}
      rows={assignments}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'course',
          head: t('courseColumn'),
          card: 'title',
          wrap: true,
          ...(sort && { sort: sort('course') }),
          cell: (row) => <a href={`/courses/${row.courseCode}`}>{english ? row.courseTitleEn : row.courseTitle}</a>,
        },
        {
          key: 'organization',
          head: t('organizationColumn'),
          wrap: true,
          ...(sort && { sort: sort('organization') }),
          cell: (row) => row.organizationName,
        },
        {
          key: 'due',
          head: t('dueColumn'),
          ...(sort && { sort: sort('due') }),
          cell: (row) => (
            <>
              {row.dueOn && <span className="num">{formatTableDate(row.dueOn)} </span>}
              <DueMark due={row.due} />
            </>
          ),
        },
        { key: 'persons', head: t('personsColumn'), numeric: true, cell: (row) => figure(row, row.persons) },
        { key: 'done', head: t('doneColumn'), numeric: true, cell: (row) => figure(row, row.done, 'done') },
        { key: 'running', head: t('runningColumn'), numeric: true, cell: (row) => figure(row, row.running, 'running') },
        {
          key: 'none',
          head: t('noneColumn'),
          numeric: true,
          cell: (row) => figure(row, row.persons - row.done - row.running, 'none'),
        },
        {
          key: 'withdraw',
          head: t('withdraw'),
          cell: (row) => <a href={`/admin/learning?withdraw=${row.id}`}>{t('withdraw')}</a>,
        },
      ]}
      empty={empty}
    />
  );
}

/** Asks before an assignment is withdrawn, and says what that does to how many. */
export function WithdrawQuestion({ assignment }: { assignment: ShownAssignment }) {
  const t = useT(learningMessages);
  const english = useLocale() === 'en';
  return (
    <Notice kind="due" title={t('withdrawTitle')}>
      <p>
        {english ? assignment.courseTitleEn : assignment.courseTitle} · {assignment.organizationName}
      </p>
      <p>{t('withdrawWhat', { n: assignment.persons })}</p>
      <form method="post" action="/admin/learning" className="row">
        <input type="hidden" name="intent" value="withdraw" />
        <input type="hidden" name="assignment" value={assignment.id} />
        <Button look="danger">{t('withdraw')}</Button>
        <LinkButton look="bare" href="/admin/learning">
          {t('keepIt')}
        </LinkButton>
      </form>
    </Notice>
  );
}
