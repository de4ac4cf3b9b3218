import { formatTableDateTime } from '../format.ts';
import { AccountShell } from '../identity/account-shell.tsx';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { inboxMessages } from '../messages/inbox.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { WholeFigures } from '../parts/phrases.tsx';
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
      {notices.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyWhy')}</EmptyState>
      ) : (
        <ul className="rows inbox">
          {notices.map((notice) => (
            <li key={notice.id}>
              <span className="grow">
                <WholeFigures text={sentence(notice)} />
                <small className="row">
                  <span className="num">{formatTableDateTime(notice.createdAt, zone)}</span>
                  <StateMark state={notice.readAt ? 'done' : 'due'}>{notice.readAt ? t('read') : t('new')}</StateMark>
                </small>
              </span>
              <form method="post" action="/inbox">
                <input type="hidden" name="id" value={notice.id} />
                <Button aria-label={`${t('open')} ${sentence(notice)}`}>{t('open')}</Button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </AccountShell>
  );
}
