import type { AttendancePerson, AttendanceRow } from '~/training/rules/attendance-rows.ts';
import { ATTENDANCE_LIST } from '~/training/rules/training-lists.ts';
import { trainingMessages } from '../messages/training.ts';
import { useT } from '../messages/define-messages.ts';
import { LinkButton } from '../parts/button.tsx';
import { DataTable, type SortLink } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { usePersonColumns } from './person-columns.tsx';
import { ResultMark } from './result-mark.tsx';

type TableProps = {
  /** whether the reader may open people's pages */
  mayOpen: boolean;
  sort: (key: 'startsOn' | 'name' | 'unit') => SortLink;
};
function NoAttendances() {
  const t = useT(trainingMessages);
  return (
    <EmptyState title={t('noAttendances')} action={<LinkButton href={ATTENDANCE_LIST.path}>{t('showAll')}</LinkButton>}>
      {t('noAttendancesWhy')}
    </EmptyState>
  );
}

/** 人次: one row per person and class. */
export function AttendanceTable({ rows, ...table }: TableProps & { rows: readonly AttendanceRow[] }) {
  const t = useT(trainingMessages);
  const person = usePersonColumns<AttendanceRow>(table);
  return (
    <DataTable
      caption={t('attendances')}
      rows={rows}
      rowKey={(row) => `${row.classId}-${row.cadreId}`}
      columns={[
        ...person,
        {
          key: 'class',
          head: t('title'),
          wrap: true,
          cell: (row) => <a href={`/admin/classes/${row.classId}`}>{row.title}</a>,
        },
        {
          key: 'dates',
          head: t('dates'),
          sort: table.sort('startsOn'),
          cell: (row) => <span className="num nowrap">{t('dateRange', { from: row.startsOn, to: row.endsOn })}</span>,
        },
        {
          key: 'half',
          head: t('halfDays'),
          numeric: true,
          cell: (row) =>
            row.halfDaysAttended === null
              ? '—'
              : `${row.halfDaysAttended}${row.halfDaysPlanned ? ` / ${row.halfDaysPlanned}` : ''}`,
        },
        { key: 'hours', head: t('hoursGained'), numeric: true, cell: (row) => row.hours || '—' },
        { key: 'grade', head: t('grade'), cell: (row) => row.grade ?? '—' },
        { key: 'result', head: t('result'), card: 'state', cell: (row) => <ResultMark result={row.result} /> },
      ]}
      empty={<NoAttendances />}
    />
  );
}

/** 人数: one row per person. */
export function AttendingPeopleTable({
  rows,
  timesHref,
  ...table
}: TableProps & { rows: readonly AttendancePerson[]; timesHref: (number: string) => string }) {
  const t = useT(trainingMessages);
  const person = usePersonColumns<AttendancePerson>(table);
  return (
    <DataTable
      caption={t('persons')}
      rows={rows}
      rowKey={(row) => row.cadreId}
      columns={[
        ...person,
        {
          key: 'times',
          head: t('times'),
          numeric: true,
          card: 'state',
          sort: table.sort('startsOn'),
          cell: (row) => (row.staffNumber ? <a href={timesHref(row.staffNumber)}>{row.times}</a> : row.times),
        },
        { key: 'hours', head: t('hoursGained'), numeric: true, cell: (row) => row.hours || '—' },
        { key: 'last', head: t('lastOn'), cell: (row) => <span className="num nowrap">{row.lastOn}</span> },
      ]}
      empty={<NoAttendances />}
    />
  );
}
