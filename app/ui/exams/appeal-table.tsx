import type { ReactNode } from 'react';
import type { AppealStatus } from '~/exams/rules/appeal.ts';
import type { AppealListRow } from '~/exams/rules/appeal-view.ts';
import { formatTableDateTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { appealMessages } from '../messages/appeal.ts';
import { useT } from '../messages/define-messages.ts';
import { DataTable, type SortLink } from '../parts/data-table.tsx';
import { StateMark, type State } from '../parts/state-mark.tsx';
import { sittingColumns } from './sitting-columns.tsx';

const MARKS: Record<AppealStatus, State> = { OPEN: 'alarm', UPHELD: 'done', REJECTED: 'paused' };

export type AppealTableProps = {
  rows: readonly AppealListRow[];
  sort: (key: 'name' | 'unit' | 'filedAt') => SortLink;
  hrefOf: (row: AppealListRow) => string;
  empty: ReactNode;
};

/** Who asked for a review of which result, until when they could, and where it stands. */
export function AppealTable({ rows, sort, hrefOf, empty }: AppealTableProps) {
  const t = useT(appealMessages);
  const zone = useZone();
  return (
    <DataTable
      caption={t('caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        ...sittingColumns({ name: t('name'), unit: t('unit'), session: t('session') }, sort, hrefOf),
        {
          key: 'score',
          head: t('score'),
          numeric: true,
          cell: (row) => t('outOf', { score: row.score ?? '—', points: row.points ?? '—' }),
        },
        {
          key: 'filedAt',
          head: t('filedAt'),
          sort: sort('filedAt'),
          cell: (row) => <span className="num nowrap">{formatTableDateTime(row.filedAt, zone)}</span>,
        },
        {
          key: 'dueOn',
          head: t('dueOn'),
          cell: (row) => (
            <span className="num nowrap">
              {row.dueOn} {row.late && <b>{t('late')}</b>}
            </span>
          ),
        },
        { key: 'decidedBy', head: t('decidedBy'), card: 'hidden', cell: (row) => row.decidedByName ?? '—' },
        {
          key: 'state',
          head: t('state'),
          card: 'state',
          cell: (row) => <StateMark state={MARKS[row.status]}>{t(row.status)}</StateMark>,
        },
      ]}
    />
  );
}
