import type { ReactNode } from 'react';
import type { DatedClass } from '~/training/rules/class-row.ts';
import { attendancesHref } from '~/training/rules/training-lists.ts';
import { trainingMessages } from '../messages/training.ts';
import { useT } from '../messages/define-messages.ts';
import { DataTable, type SortLink } from '../parts/data-table.tsx';
import { ClassMark } from './class-mark.tsx';

type ClassTableProps = {
  rows: readonly DatedClass[];
  /** without it the order is fixed and number, kind and hours are left out */
  sort?: (key: 'code' | 'title' | 'startsOn') => SortLink;
  empty?: ReactNode;
};

/** Classes, each with its attendances; every figure leads to the names behind it. */
export function ClassTable({ rows, sort, empty }: ClassTableProps) {
  const t = useT(trainingMessages);
  const figure = (n: number, href: string): ReactNode => (n > 0 ? <a href={href}>{n}</a> : '—');
  return (
    <DataTable
      caption={t('classList')}
      dense={!sort}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        ...(sort
          ? [
              {
                key: 'code',
                head: t('code'),
                sort: sort('code'),
                cell: (row: DatedClass) => <span className="num nowrap">{row.code}</span>,
              },
            ]
          : []),
        {
          key: 'title',
          head: t('title'),
          card: 'title',
          wrap: true,
          sort: sort?.('title'),
          cell: (row) => <a href={`/admin/classes/${row.id}`}>{row.title}</a>,
        },
        ...(sort ? [{ key: 'type', head: t('classType'), cell: (row: DatedClass) => t(row.classType as 'LX') }] : []),
        {
          key: 'dates',
          head: t('dates'),
          sort: sort?.('startsOn'),
          cell: (row) => <span className="num nowrap">{t('dateRange', { from: row.startsOn, to: row.endsOn })}</span>,
        },
        ...(sort
          ? [
              {
                key: 'hours',
                head: t('creditHours'),
                numeric: true,
                cell: (row: DatedClass) => row.creditHours,
              },
            ]
          : []),
        {
          key: 'enrolled',
          head: t('enrolled'),
          numeric: true,
          cell: (row) => figure(row.enrolled, attendancesHref({ class: row.id })),
        },
        {
          key: 'completed',
          head: t('completedCount'),
          numeric: true,
          cell: (row) =>
            row.phase === 'COMPLETED'
              ? figure(row.completed, attendancesHref({ class: row.id, result: 'COMPLETED' }))
              : '—',
        },
        { key: 'status', head: t('status'), card: 'state', cell: (row) => <ClassMark phase={row.phase} /> },
      ]}
      empty={empty}
    />
  );
}
