import { formatTableDateTime } from '../format.ts';
import { AccountShell } from '../identity/account-shell.tsx';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { inboxMessages } from '../messages/inbox.ts';
import { Button } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { noticeSentence } from './notice-sentence.ts';

export type Notice = {
  id: string;
  kind: string;
  params: Readonly<Record<string, string | number>>;
  link: string | null;
  createdAt: Date;
  readAt: Date | null;
};

/** What a person was told, newest first. */
export function InboxPage({ title, notices }: { title: string; notices: readonly Notice[] }) {
  const t = useT(inboxMessages);
  const locale = useLocale();
  const zone = useZone();
  const unread = notices.filter(({ readAt }) => readAt === null).length;
  const sentence = (notice: Notice): string => noticeSentence(notice, t, locale, zone);
  return (
    <AccountShell>
      <PageHead title={title} lead={unread > 0 ? t('unread', { n: unread }) : t('inboxLead')} />
      <DataTable
        caption={title}
        rows={notices}
        rowKey={(notice) => notice.id}
        empty={<EmptyState title={t('empty')}>{t('emptyWhy')}</EmptyState>}
        columns={[
          { key: 'what', head: t('inboxTitle'), card: 'title', wrap: true, cell: sentence },
          {
            key: 'at',
            head: t('when'),
            cell: ({ createdAt }) => <span className="num nowrap">{formatTableDateTime(createdAt, zone)}</span>,
          },
          {
            key: 'state',
            head: t('state'),
            card: 'state',
            cell: ({ readAt }) => (
              <StateMark state={readAt ? 'done' : 'due'}>{readAt ? t('read') : t('new')}</StateMark>
            ),
          },
          {
            key: 'open',
            head: t('open'),
            cell: (notice) => (
              <form method="post" action="/inbox">
                <input type="hidden" name="id" value={notice.id} />
                <Button small aria-label={`${t('open')} ${sentence(notice)}`}>
                  {t('open')}
                </Button>
              </form>
            ),
          },
        ]}
      />
    </AccountShell>
  );
}
