import type { QueueEntry } from '~/questions/rules/question-views.ts';
import { formatTableDateTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { questionMessages } from '../messages/questions.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Tag } from '../parts/tag.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';

/** What waits for a reviewer. */
export function ReviewQueuePage({ entries }: { entries: readonly QueueEntry[] }) {
  const t = useT(questionMessages);
  const english = useLocale() === 'en';
  const zone = useZone();
  return (
    <AdminShell>
      <PageHead
        path={<Breadcrumbs items={[{ label: t('title'), href: '/admin/questions' }, { label: t('queueTitle') }]} />}
        title={t('queueTitle')}
        lead={t('queueLead')}
      />
      <DataTable
        caption={t('queueTitle')}
        rows={entries}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('queueEmpty')}>{t('queueEmptyWhy')}</EmptyState>}
        columns={[
          { key: 'code', head: t('code'), cell: (row) => row.code },
          {
            key: 'stem',
            head: t('stem'),
            wrap: true,
            card: 'title',
            cell: (row) => <a href={`/admin/questions/${row.id}`}>{row.stem}</a>,
          },
          { key: 'topic', head: t('topic'), cell: (row) => (english ? row.topicEn : row.topic) },
          { key: 'type', head: t('type'), cell: (row) => t(row.type) },
          { key: 'pool', head: t('pool'), cell: (row) => t(row.pool) },
          {
            key: 'writer',
            head: t('writer'),
            card: 'state',
            cell: (row) => (row.own ? <Tag tone="due">{t('ownQuestion')}</Tag> : row.writtenBy),
          },
          {
            key: 'submitted',
            head: t('waitingSince'),
            cell: (row) => <span className="num">{formatTableDateTime(row.submittedAt, zone)}</span>,
          },
        ]}
      />
    </AdminShell>
  );
}
