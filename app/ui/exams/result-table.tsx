import type { ReactNode } from 'react';
import type { ResultState, ResultView } from '~/exams/rules/result-view.ts';
import { formatTableDateTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examResultMessages } from '../messages/exam-results.ts';
import { DataTable, type SortLink } from '../parts/data-table.tsx';
import { StateMark, type State } from '../parts/state-mark.tsx';
import { sittingColumns } from './sitting-columns.tsx';

const MARKS: Record<ResultState, State> = {
  flagged: 'alarm',
  held: 'paused',
  confirmed: 'done',
  failed: 'due',
  withdrawn: 'paused',
  marking: 'running',
};

export type ResultTableProps = {
  rows: readonly ResultView[];
  form: string;
  sort: (key: 'name' | 'unit' | 'score' | 'submittedAt') => SortLink;
  hrefOf: (row: ResultView) => string;
  empty: ReactNode;
};

/** Marked sittings: who, how many points, which verdict and where it stands. */
export function ResultTable({ rows, form, sort, hrefOf, empty }: ResultTableProps) {
  const t = useT(examResultMessages);
  const zone = useZone();
  const validity = (row: ResultView): string => {
    if (row.state !== 'confirmed' || !row.validFrom) return '—';
    return row.validUntil
      ? t('until', { from: row.validFrom, until: row.validUntil })
      : t('openEnd', { from: row.validFrom });
  };
  return (
    <DataTable
      caption={t('caption')}
      rows={rows}
      rowKey={(row) => row.eligibilityId ?? row.attemptId}
      selection={{ name: 'id', form, nameOf: (row) => row.name }}
      empty={empty}
      columns={[
        ...sittingColumns({ name: t('name'), unit: t('unit'), session: t('session') }, sort, hrefOf),
        { key: 'occasion', head: t('occasion'), cell: (row) => t(row.occasion) },
        {
          key: 'ordinal',
          head: t('ordinal'),
          card: 'hidden',
          cell: (row) => (row.ordinal > 1 ? t('retake') : t('first')),
        },
        {
          key: 'score',
          head: t('score'),
          numeric: true,
          sort: sort('score'),
          cell: (row) => t('outOf', { score: row.score, points: row.detail.points }),
        },
        { key: 'verdict', head: t('verdict'), cell: (row) => (row.passed ? t('passed') : t('failedWord')) },
        {
          key: 'submittedAt',
          head: t('submittedAt'),
          sort: sort('submittedAt'),
          cell: (row) => <span className="num nowrap">{formatTableDateTime(row.submittedAt, zone)}</span>,
        },
        { key: 'validity', head: t('validity'), cell: (row) => <span className="num">{validity(row)}</span> },
        {
          key: 'state',
          head: t('state'),
          card: 'state',
          cell: (row) => <StateMark state={MARKS[row.state]}>{t(row.state)}</StateMark>,
        },
      ]}
    />
  );
}
