import type { Role } from '~/identity/rules/roles.ts';
import { formatDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { accountMessages } from '../messages/account.ts';
import { useT } from '../messages/define-messages.ts';
import { mailMessages } from '../messages/mail.ts';
import { roleMessages } from '../messages/roles.ts';
import { Card } from '../parts/card.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { AccountShell } from './account-shell.tsx';

export type AccountPageProps = {
  account: {
    accountNumber: string;
    displayName: string;
    organizationName: string;
    hasPassword: boolean;
    passwordChangedAt: Date | null;
    secondFactorSince: Date | null;
    noticeVersion: number;
    noticeAcknowledgedAt: Date | null;
    openSessions: number;
  };
  roles: readonly Role[];
  mail: { available: boolean; address: string | null };
  said: 'password' | 'factor-off' | null;
};

/** Who I am here, how I sign in, and what I have read. */
export function AccountPage({ account, roles, mail, said }: AccountPageProps) {
  const t = useT(accountMessages);
  const role = useT(roleMessages);
  const byMail = useT(mailMessages);
  const [locale, zone] = [useLocale(), useZone()];
  const day = (at: Date | null): string => (at ? formatDate(at, locale, zone) : '');
  const passwordState = account.passwordChangedAt
    ? t('passwordChanged', { date: day(account.passwordChangedAt) })
    : t('passwordSet');
  return (
    <AccountShell>
      <PageHead title={t('accountTitle')} />
      {said === 'password' && <Notice kind="success" title={t('passwordSaved')} />}
      {said === 'factor-off' && <Notice kind="success" title={t('factorDropped')} />}
      <div className="stack">
        <Card>
          <DescriptionList
            items={[
              { term: t('name'), detail: account.displayName },
              { term: t('accountNumber'), detail: <span className="num">{account.accountNumber}</span> },
              { term: t('unit'), detail: account.organizationName },
              { term: t('rolesHeld'), detail: roles.length > 0 ? roles.map((one) => role(one)).join(' · ') : '—' },
            ]}
          />
        </Card>
        <Card title={t('securityTitle')}>
          <DescriptionList
            items={[
              {
                term: t('password'),
                detail: account.hasPassword ? passwordState : t('passwordNone'),
                action: <a href="/account/password">{t('change')}</a>,
              },
              {
                term: t('secondFactor'),
                detail: account.secondFactorSince
                  ? t('secondFactorOn', { date: day(account.secondFactorSince) })
                  : t('secondFactorOff'),
                action: <a href="/account/second-factor">{t('setUp')}</a>,
              },
              {
                term: t('sessions'),
                detail: t('sessionsCount', { n: account.openSessions }),
                action: <a href="/account/sessions">{t('see')}</a>,
              },
            ]}
          />
        </Card>
        <Card title={t('privacyTitle')}>
          <DescriptionList
            items={[
              {
                term: t('noticeRead'),
                detail: account.noticeAcknowledgedAt
                  ? t('noticeReadOn', { date: day(account.noticeAcknowledgedAt), version: account.noticeVersion })
                  : '—',
                action: <a href="/notice">{t('see')}</a>,
              },
              ...(mail.available || mail.address
                ? [
                    {
                      term: byMail('title'),
                      detail: mail.address ? byMail('sentTo', { address: mail.address }) : byMail('off'),
                      action: <a href="/account/mail">{t('setUp')}</a>,
                    },
                  ]
                : []),
              {
                term: t('languageTitle'),
                detail: t('languageNow'),
                action: <a href="/preferences?next=/account">{t('setUp')}</a>,
              },
            ]}
          />
        </Card>
      </div>
    </AccountShell>
  );
}
