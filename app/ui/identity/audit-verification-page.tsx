import { formatTableDateTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { auditMessages } from '../messages/audit.ts';
import { useT } from '../messages/define-messages.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';

export type VerdictShown = {
  checked: number;
  head: { seq: number; hash: string } | null;
  broken: {
    seq: number;
    entryId: string;
    entryAt: Date;
    reason: 'gap' | 'link' | 'entry-missing' | 'entry-changed';
  } | null;
  unsealed: number;
};

/** Whether the journal is as it was sealed, and if not, where it breaks first. */
export function AuditVerificationPage({ verdict }: { verdict?: VerdictShown | undefined }) {
  const t = useT(auditMessages);
  return (
    <AdminShell roomy>
      <PageHead
        title={t('verifyTitle')}
        path={<Breadcrumbs items={[{ label: t('title'), href: '/admin/audit' }, { label: t('verifyTitle') }]} />}
        lead={t('verifyLead')}
      />
      {verdict && <Verdict {...verdict} />}
      <form method="post" className="after-form">
        <Button look={verdict ? 'quiet' : 'ink'}>{t('verifyNow')}</Button>
      </form>
    </AdminShell>
  );
}

function Verdict({ checked, head, broken, unsealed }: VerdictShown) {
  const t = useT(auditMessages);
  const zone = useZone();
  return (
    <div className="stack">
      {broken ? (
        <Notice kind="bad" title={t('broken', { seq: broken.seq })}>
          {t('brokenWhat', {
            n: checked,
            time: formatTableDateTime(broken.entryAt, zone, true),
            id: broken.entryId,
            reason: t(`reason-${broken.reason}`),
          })}
        </Notice>
      ) : (
        <Notice kind="success" title={checked === 0 ? t('empty') : t('intact', { n: checked })} />
      )}
      {unsealed > 0 && <Notice kind="due" title={t('unsealed', { n: unsealed })} />}
      {head && (
        <Card title={t('head')} note={t('headWhat')}>
          <p className="chain-head">
            <span className="num">{head.seq}</span> <code>{head.hash}</code>
          </p>
        </Card>
      )}
    </div>
  );
}
