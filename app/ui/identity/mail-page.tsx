import { accountMessages } from '../messages/account.ts';
import { useT } from '../messages/define-messages.ts';
import { mailMessages } from '../messages/mail.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { AccountShell } from './account-shell.tsx';

export const mailNews = ['saved', 'removed'] as const;

export type MailPageProps = {
  title: string;
  /** Whether this installation sends mail. */
  available: boolean;
  address: string | null;
  news: (typeof mailNews)[number] | null;
  answer?: { errors: Record<string, string>; address: string } | undefined;
};

/** Where my notices are also sent. */
export function MailPage({ title, available, address, news, answer }: MailPageProps) {
  const t = useT(mailMessages);
  const account = useT(accountMessages);
  const errors = answer?.errors ?? {};
  return (
    <AccountShell>
      <PageHead
        path={<Breadcrumbs items={[{ label: account('accountTitle'), href: '/account' }, { label: title }]} />}
        title={title}
        lead={available ? t('lead') : undefined}
      />
      {news && !answer && <Notice kind="success" title={t(news)} />}
      {!available && <Notice kind="info" title={t('unavailable')} />}
      <ErrorSummary errors={errors} />
      {(available || address !== null) && (
        <Card>
          {available && (
            <form method="post" action="/account/mail" className="form">
              <TextInput
                name="address"
                type="email"
                width="medium"
                label={t('address')}
                hint={t('addressHint')}
                error={errors['address']}
                defaultValue={answer?.address ?? address ?? ''}
                autoComplete="email"
                maxLength={254}
                required
              />
              <div className="form-acts">
                <Button look="red" name="act" value="set">
                  {t('save')}
                </Button>
              </div>
            </form>
          )}
          {address !== null && (
            <form method="post" action="/account/mail" className="after-form">
              {!available && <p className="cap">{address}</p>}
              <Button name="act" value="remove">
                {t('remove')}
              </Button>
            </form>
          )}
        </Card>
      )}
    </AccountShell>
  );
}
