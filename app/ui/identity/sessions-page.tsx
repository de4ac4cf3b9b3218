import type { SignInMethod } from '~/identity/rules/session-life.ts';
import { formatTableDateTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { accountMessages } from '../messages/account.ts';
import { useT } from '../messages/define-messages.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { AccountShell } from './account-shell.tsx';

type Session = {
  id: string;
  deviceLabel: string;
  method: SignInMethod;
  createdAt: Date;
  lastSeenAt: Date;
  current: boolean;
};

export const methodWords = {
  password: 'methodPassword',
  slip: 'methodSlip',
  activation: 'methodActivation',
  oidc: 'methodOidc',
  demonstration: 'methodDemonstration',
  setup: 'methodSetup',
} as const satisfies Record<SignInMethod, keyof typeof accountMessages>;

export function SessionsPage({ sessions, ended }: { sessions: readonly Session[]; ended: number | null }) {
  const t = useT(accountMessages);
  const zone = useZone();
  const others = sessions.filter((session) => !session.current).length;
  return (
    <AccountShell>
      <PageHead
        title={t('sessionsTitle')}
        path={<Breadcrumbs items={[{ label: t('accountTitle'), href: '/account' }, { label: t('sessionsTitle') }]} />}
        lead={t('sessionsLead')}
        actions={
          others > 0 ? (
            <form method="post">
              <Button look="danger">{t('endOthers')}</Button>
            </form>
          ) : undefined
        }
      />
      {ended !== null && <Notice kind="success" title={ended === 1 ? t('endedOne') : t('endedOthers', { n: ended })} />}
      <DataTable
        caption={t('sessionsTitle')}
        rows={sessions}
        rowKey={(row) => row.id}
        columns={[
          { key: 'device', head: t('device'), card: 'title', cell: (row) => row.deviceLabel },
          { key: 'method', head: t('method'), cell: (row) => t(methodWords[row.method]) },
          {
            key: 'from',
            head: t('signedInAt'),
            cell: (row) => <span className="num">{formatTableDateTime(row.createdAt, zone)}</span>,
          },
          {
            key: 'seen',
            head: t('lastSeenAt'),
            cell: (row) => <span className="num">{formatTableDateTime(row.lastSeenAt, zone)}</span>,
          },
          {
            key: 'act',
            head: t('act'),
            card: 'state',
            cell: (row) =>
              row.current ? (
                <StateMark state="done">{t('thisDevice')}</StateMark>
              ) : (
                <form method="post">
                  <Button
                    small
                    name="session"
                    value={row.id}
                    aria-label={t('endThisNamed', { device: row.deviceLabel })}
                  >
                    {t('endThis')}
                  </Button>
                </form>
              ),
          },
        ]}
      />
      <p className="cap">{t('idleNote')}</p>
    </AccountShell>
  );
}
