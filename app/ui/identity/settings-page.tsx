import { useT } from '../messages/define-messages.ts';
import { settingsMessages } from '../messages/settings.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';

export type SettingsPageProps = {
  authorityName: string;
  saved: boolean;
  values: { 'public-verification': boolean };
  installation: {
    requireSecondFactor: boolean;
    singleSignOn: string | null;
    mail: boolean;
    idle: { administrator: number; other: number };
    failures: number;
    lockMinutes: number;
    zone: string;
  };
};

/** What the authority decides, with a switch; what the installation sets, to be read. */
export function SettingsPage({ authorityName, saved, values, installation }: SettingsPageProps) {
  const t = useT(settingsMessages);
  const open = values['public-verification'];
  return (
    <AdminShell roomy>
      <PageHead title={t('title')} lead={authorityName} />
      {saved && <Notice kind="success" title={t('saved')} />}
      <div className="stack settings">
        <Card title={t('authority')}>
          <ul className="grant-list">
            <li>
              <div>
                <p className="row">
                  <b>{t('verification')}</b>
                  <StateMark state={open ? 'done' : 'paused'}>{t(open ? 'on' : 'off')}</StateMark>
                </p>
                <p className="cap">{t(open ? 'verificationOn' : 'verificationOff')}</p>
              </div>
              <form method="post" action="/admin/settings">
                <input type="hidden" name="key" value="public-verification" />
                <Button name="value" value={open ? 'off' : 'on'}>
                  {t(open ? 'close' : 'open')}
                </Button>
              </form>
            </li>
          </ul>
        </Card>
        <Card title={t('installation')} note={t('installationWhat')}>
          <DescriptionList
            items={[
              { term: t('secondFactor'), detail: t(installation.requireSecondFactor ? 'required' : 'optional') },
              { term: t('singleSignOn'), detail: installation.singleSignOn ?? t('none') },
              { term: t('mail'), detail: t(installation.mail ? 'connected' : 'none') },
              {
                term: t('idle'),
                detail: t('idleWhat', { admin: installation.idle.administrator, other: installation.idle.other }),
              },
              {
                term: t('lock'),
                detail: t('lockWhat', { n: installation.failures, minutes: installation.lockMinutes }),
              },
              { term: t('zone'), detail: installation.zone },
            ]}
          />
        </Card>
      </div>
    </AdminShell>
  );
}
