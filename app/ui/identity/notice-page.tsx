import { formatDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { noticeMessages } from '../messages/notice.ts';
import { Button } from '../parts/button.tsx';
import { PlainShell } from '../shells/plain-shell.tsx';

export type NoticePageProps = {
  authority: string;
  version: number;
  read: boolean;
  readAt: Date | null;
  next: string;
};

/** The personal-information notice and its acknowledgement. */
export function NoticePage({ authority, version, read, readAt, next }: NoticePageProps) {
  const t = useT(noticeMessages);
  const [locale, zone] = [useLocale(), useZone()];
  return (
    <PlainShell wide>
      <h1>{t('title')}</h1>
      <p className="plain-lead">{t('lead', { version })}</p>
      <hr className="wenwu" />
      <div className="prose notice-text">
        <h2>{t('who')}</h2>
        <p>{t('whoText', { authority })}</p>
        <h2>{t('why')}</h2>
        <p>{t('whyText')}</p>
        <h2>{t('what')}</h2>
        <p>{t('whatText')}</p>
        <h2>{t('how')}</h2>
        <p>{t('howText')}</p>
        <h2>{t('long')}</h2>
        <p>{t('longText')}</p>
        <h2>{t('rights')}</h2>
        <p>{t('rightsText')}</p>
      </div>
      {read ? (
        <p className="after-form">
          {readAt && <span className="cap">{t('acknowledged', { date: formatDate(readAt, locale, zone) })} </span>}
          <a href="/account">{t('back')}</a>
        </p>
      ) : (
        <form method="post" action={`/notice?next=${encodeURIComponent(next)}`} className="after-form">
          <Button look="red" wide>
            {t('acknowledge')}
          </Button>
        </form>
      )}
    </PlainShell>
  );
}
