import type { OrganizationPicker, PickAnswer } from '~/identity/rules/organization-choice.ts';
import { isSeparatePower } from '~/identity/rules/roles.ts';
import { formatTableDate, formatTableDateTime, formatTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { accountsMessages } from '../messages/accounts.ts';
import { useT } from '../messages/define-messages.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { AccountGrants, type GrantShown } from './account-grants.tsx';
import { AccountState, type AccountStatusShown } from './account-state.tsx';
import { barWords, RescueAnswer, type RescueShown } from './rescue-answer.tsx';

export const accountNews = ['created', 'disabled', 'enabled', 'factor-removed', 'given', 'taken'] as const;
const newsWords = {
  created: 'created',
  disabled: 'disabledDone',
  enabled: 'enabledDone',
  'factor-removed': 'factorRemoved',
  given: 'given',
  taken: 'taken',
} as const;

export type AccountAnswer = {
  rescue?: RescueShown;
  error?: string;
  errors?: Record<string, string>;
  role?: string;
  /** what stood in the picker of a duty that was not given */
  picked?: PickAnswer;
};

export type AccountDetailPageProps = {
  account: {
    id: string;
    accountNumber: string;
    displayName: string;
    organizationName: string;
    status: AccountStatusShown;
    secondFactorSince: Date | null;
    lastSignInAt: Date | null;
    createdAt: Date;
    openSessions: number;
  };
  grants: readonly GrantShown[];
  lockedUntil: Date | null;
  failures: number;
  rescueBar: 'out-of-scope' | 'self' | 'holds-rights' | null;
  mayWrite: boolean;
  mayGrant: boolean;
  /** the whole authority, for duties that serve everybody */
  authorityName: string;
  /** where a duty may be given, for whom may give one */
  places: OrganizationPicker | null;
  news: (typeof accountNews)[number] | null;
  /** The question that was followed as a link, where scripts do not run. */
  asked: 'disable' | 'remove-factor' | 'reset' | null;
  answer?: AccountAnswer | undefined;
};

/** One account: its state, how to help its person in, its duties. Each visitor sees only what they may do. */
export function AccountDetailPage(props: AccountDetailPageProps) {
  const { account, grants, lockedUntil, failures, news, answer } = props;
  const t = useT(accountsMessages);
  const zone = useZone();
  const helps = props.rescueBar !== 'out-of-scope';
  const manages = props.mayWrite || (props.mayGrant && account.secondFactorSince !== null);
  const aside = helps || manages;
  return (
    <AdminShell>
      <PageHead
        title={account.displayName}
        path={
          <Breadcrumbs
            items={[{ label: t('accountsTitle'), href: '/admin/accounts' }, { label: account.displayName }]}
          />
        }
        lead={<AccountState status={account.status} locked={lockedUntil !== null} />}
      />
      {news && !answer && <Notice kind="success" title={t(newsWords[news])} />}
      {answer?.error && <Notice kind="bad" title={answer.error} />}
      {answer?.rescue && <RescueAnswer answer={answer.rescue} />}
      {props.asked && !answer && <Asked {...props} asked={props.asked} />}
      <div className={aside ? 'columns-7-5' : undefined}>
        <div className="stack">
          <Card title={t('signIn')}>
            <DescriptionList
              items={[
                { term: t('number'), detail: <span className="num">{account.accountNumber}</span> },
                { term: t('organization'), detail: account.organizationName },
                {
                  term: t('lastSignIn'),
                  detail: (
                    <span className="num">
                      {account.lastSignInAt ? formatTableDateTime(account.lastSignInAt, zone) : t('never')}
                    </span>
                  ),
                },
                {
                  term: t('status'),
                  detail: lockedUntil
                    ? t('lockedUntil', { time: formatTime(lockedUntil, zone) })
                    : failures > 0
                      ? t('failuresToday', { n: failures })
                      : t(`status${account.status}`),
                },
                { term: t('secondFactor'), detail: t(account.secondFactorSince ? 'on' : 'off') },
                { term: t('openSessions'), detail: <span className="num">{account.openSessions}</span> },
                {
                  term: t('createdOn'),
                  detail: <span className="num">{formatTableDate(account.createdAt, zone)}</span>,
                },
              ]}
            />
          </Card>
          <AccountGrants
            grants={grants}
            name={account.displayName}
            places={props.places}
            errors={answer?.errors ?? {}}
            role={answer?.role}
            picked={answer?.picked}
            authorityName={props.authorityName}
          />
        </div>
        {aside && (
          <div className="stack account-aside">
            {helps && <Help {...props} />}
            {manages && <Manage {...props} />}
          </div>
        )}
      </div>
    </AdminShell>
  );
}

function Help({ account, grants, rescueBar, lockedUntil }: AccountDetailPageProps) {
  const t = useT(accountsMessages);
  const waiting = account.status === 'PENDING';
  const slips = !waiting && !grants.some((grant) => grant.present && isSeparatePower(grant.role));
  const bar = account.status === 'DISABLED' ? 'disabled' : rescueBar;
  return (
    <Card title={t('help')}>
      {bar && bar !== 'out-of-scope' ? (
        <p className="quiet">{t(barWords[bar])}</p>
      ) : (
        <ul className="act-list">
          {lockedUntil && <Act act="unlock" label={t('unlock')} what={t('unlockWhat')} />}
          {slips && <Act act="slip" label={t('slip')} what={t('slipWhat')} />}
          {waiting && <Act act="reset" label={t('firstCode')} what={t('firstCodeWhat')} />}
          {!waiting && (
            <li>
              <ConfirmDialog
                trigger={t('reset')}
                href={`/admin/accounts/${account.id}?ask=reset`}
                title={`${t('reset')}：${account.displayName}`}
                action={`/admin/accounts/${account.id}`}
                fields={{ act: 'reset' }}
                confirm={t('reset')}
              >
                {t('resetWhat')}
              </ConfirmDialog>
              <p className="cap">{t('resetWhat')}</p>
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}

function Act({ act, label, what }: { act: string; label: string; what: string }) {
  return (
    <li>
      <form method="post">
        <Button name="act" value={act}>
          {label}
        </Button>
      </form>
      <p className="cap">{what}</p>
    </li>
  );
}

function Manage({ account, mayWrite, mayGrant }: AccountDetailPageProps) {
  const t = useT(accountsMessages);
  const disabled = account.status === 'DISABLED';
  return (
    <Card title={t('manage')}>
      <ul className="act-list">
        {mayWrite && disabled && (
          <li>
            <form method="post">
              <Button name="act" value="enable">
                {t('enable')}
              </Button>
            </form>
          </li>
        )}
        {mayWrite && !disabled && (
          <li>
            <ConfirmDialog
              trigger={t('disable')}
              triggerLook="danger"
              href={`/admin/accounts/${account.id}?ask=disable`}
              title={t('disableAsk', { name: account.displayName })}
              action={`/admin/accounts/${account.id}`}
              fields={{ act: 'disable' }}
              confirm={t('disable')}
            >
              {t('disableWhat')}
            </ConfirmDialog>
          </li>
        )}
        {mayGrant && account.secondFactorSince && (
          <li>
            <ConfirmDialog
              trigger={t('removeFactor')}
              href={`/admin/accounts/${account.id}?ask=remove-factor`}
              title={t('removeFactorAsk', { name: account.displayName })}
              action={`/admin/accounts/${account.id}`}
              fields={{ act: 'remove-factor' }}
              confirm={t('removeFactor')}
            >
              {t('removeFactorWhat')}
            </ConfirmDialog>
          </li>
        )}
      </ul>
    </Card>
  );
}

/** The same question as the dialog asks, on the page itself. */
function Asked({ account, asked }: AccountDetailPageProps & { asked: 'disable' | 'remove-factor' | 'reset' }) {
  const t = useT(accountsMessages);
  const name = account.displayName;
  const title = {
    disable: t('disableAsk', { name }),
    'remove-factor': t('removeFactorAsk', { name }),
    reset: `${t('reset')}：${name}`,
  }[asked];
  const what = { disable: t('disableWhat'), 'remove-factor': t('removeFactorWhat'), reset: t('resetWhat') }[asked];
  const confirm = { disable: t('disable'), 'remove-factor': t('removeFactor'), reset: t('reset') }[asked];
  return (
    <Notice kind="due" title={title}>
      <p>{what}</p>
      <form method="post" action={`/admin/accounts/${account.id}`}>
        <Button look="danger" name="act" value={asked}>
          {confirm}
        </Button>
      </form>
    </Notice>
  );
}
