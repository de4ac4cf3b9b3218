import { formatTableDateTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { jobMessages } from '../messages/jobs.ts';
import { Button } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { jobWord } from './job-word.ts';

export type JobTableRow = {
  outboxId: string;
  job: string;
  state: 'waiting' | 'failed' | 'done';
  createdAt: Date | string;
  doneAt: Date | string | null;
  failedAt: Date | string | null;
  failures: number;
  lastError: string | null;
};

const EMPTY = { failed: 'emptyFailed', waiting: 'emptyWaiting', done: 'emptyDone' } as const;
const MARKS = { failed: 'alarm', waiting: 'waiting', done: 'done' } as const;

/** Jobs in one state; a failed one can be tried again. */
export function JobTable({
  rows,
  state,
  mayRetry,
}: {
  rows: readonly JobTableRow[];
  state: JobTableRow['state'];
  mayRetry: boolean;
}) {
  const t = useT(jobMessages);
  const zone = useZone();
  const ended = (row: JobTableRow): string => {
    const at = row.doneAt ?? row.failedAt;
    return at ? formatTableDateTime(at, zone, true) : '—';
  };
  return (
    <DataTable
      caption={t(state)}
      rows={rows}
      rowKey={(row) => `${row.outboxId}-${row.job}`}
      empty={<EmptyState title={t(EMPTY[state])} />}
      columns={[
        { key: 'job', head: t('job'), card: 'title', cell: (row) => jobWord(row.job, t) },
        { key: 'number', head: t('number'), numeric: true, cell: (row) => row.outboxId },
        { key: 'asked', head: t('asked'), cell: (row) => formatTableDateTime(row.createdAt, zone, true) },
        { key: 'ended', head: t('ended'), cell: ended },
        { key: 'failures', head: t('attempts'), numeric: true, cell: (row) => row.failures },
        { key: 'error', head: t('error'), wrap: true, cell: (row) => row.lastError ?? '—' },
        {
          key: 'state',
          head: t('state'),
          card: 'state',
          cell: (row) =>
            row.state === 'failed' && mayRetry ? (
              <form method="post" action="/admin/jobs">
                <input type="hidden" name="job" value={row.job} />
                <input type="hidden" name="outboxId" value={row.outboxId} />
                <Button small aria-label={`${t('retry')} ${jobWord(row.job, t)} ${row.outboxId}`}>
                  {t('retry')}
                </Button>
              </form>
            ) : (
              <StateMark state={MARKS[row.state]}>{t(row.state)}</StateMark>
            ),
        },
      ]}
    />
  );
}
