import { formatTableDateTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { jobMessages } from '../messages/jobs.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { jobWord } from './job-word.ts';

export type JobKindRow = {
  job: string;
  waiting: number;
  failed: number;
  doneToday: number;
  oldest: Date | string | null;
};

/** How each kind of job stands. */
export function JobKinds({ counts, mayRetry }: { counts: readonly JobKindRow[]; mayRetry: boolean }) {
  const t = useT(jobMessages);
  const zone = useZone();
  if (counts.length === 0) return null;
  const figure = (n: number, state: string, row: JobKindRow) =>
    n > 0 ? <a href={`/admin/jobs?${new URLSearchParams({ state, job: row.job })}`}>{n}</a> : '—';
  return (
    <Card title={t('byKind')} flush>
      <DataTable
        caption={t('byKind')}
        dense
        rows={counts}
        rowKey={(row) => row.job}
        columns={[
          {
            key: 'job',
            head: t('job'),
            card: 'title',
            cell: (row) => <a href={`/admin/jobs?job=${encodeURIComponent(row.job)}`}>{jobWord(row.job, t)}</a>,
          },
          { key: 'failed', head: t('failed'), numeric: true, cell: (row) => figure(row.failed, 'failed', row) },
          { key: 'waiting', head: t('waiting'), numeric: true, cell: (row) => figure(row.waiting, 'waiting', row) },
          { key: 'done', head: t('doneToday'), numeric: true, cell: (row) => figure(row.doneToday, 'done', row) },
          {
            key: 'oldest',
            head: t('oldest'),
            cell: (row) => (row.oldest ? formatTableDateTime(row.oldest, zone, true) : '—'),
          },
          {
            key: 'retry',
            head: t('retry'),
            cell: (row) =>
              mayRetry &&
              row.failed > 0 && (
                <form method="post" action="/admin/jobs">
                  <input type="hidden" name="job" value={row.job} />
                  <Button small>{t('retryAll')}</Button>
                </form>
              ),
          },
        ]}
      />
    </Card>
  );
}
