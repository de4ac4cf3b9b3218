import type { ExemptionPage } from '~/exams/queries/exemption-pages.server.ts';
import { EXEMPTION_REASON_LIMIT } from '~/exams/rules/exemption.ts';
import { formatDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { exemptionMessages } from '../messages/exemptions.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { Notice } from '../parts/notice.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { EXEMPTION_MARKS, exemptionValidity } from './exemption-table.tsx';
import { PolicySource } from './policy-source.tsx';

export type ExemptionCardProps = {
  exemption: ExemptionPage;
  action: string;
  backHref: string;
  /** what was wrong with the reason of a withdrawal, and what was typed */
  refused: { error: string; reason: string } | null;
};

/** One exemption: on what it rests, by whose approval, and the way to take it back. */
export function ExemptionCard({ exemption, action, backHref, refused }: ExemptionCardProps) {
  const t = useT(exemptionMessages);
  const locale = useLocale();
  const zone = useZone();
  const titled = locale === 'en' ? exemption.policyTitleEn : exemption.policyTitle;
  return (
    <Card
      id="exemption"
      title={t('personTitle', { name: exemption.name })}
      note={[exemption.staffNumber, exemption.organizationName].filter(Boolean).join(' · ')}
      aside={<a href={backHref}>{t('back')}</a>}
    >
      <div className="stack">
        <DescriptionList
          items={[
            {
              term: t('state'),
              detail: <StateMark state={EXEMPTION_MARKS[exemption.state]}>{t(exemption.state)}</StateMark>,
            },
            { term: t('occasion'), detail: t(exemption.occasion) },
            { term: t('kind'), detail: exemption.kind },
            { term: t('reason'), detail: exemption.reason },
            { term: t('approvedBy'), detail: exemption.approvedBy },
            { term: t('documentNumber'), detail: exemption.documentNumber },
            { term: t('validity'), detail: <span className="num">{exemptionValidity(exemption, t)}</span> },
            {
              term: t('basis'),
              detail: (
                <>
                  {exemption.clause && (
                    <>
                      <PolicySource clause={exemption.clause} /> ·{' '}
                    </>
                  )}
                  {t('policy', { title: titled, n: exemption.policyNumber })}
                </>
              ),
            },
            {
              term: t('grantedBy'),
              detail: `${exemption.grantedByName} · ${formatDate(exemption.grantedAt, locale, zone)}`,
            },
            ...(exemption.withdrawnAt
              ? [
                  {
                    term: t('withdrawnBy'),
                    detail: t('withdrawnLine', {
                      name: exemption.withdrawnByName ?? '—',
                      date: formatDate(exemption.withdrawnAt, locale, zone),
                      reason: exemption.withdrawnReason ?? '—',
                    }),
                  },
                ]
              : []),
          ]}
        />
        <p className="cap">{t('noSlip')}</p>
        {exemption.mayWithdraw && (
          <details open={refused !== null}>
            <summary className="btn">{t('withdrawTitle')}</summary>
            <form method="post" action={action} className="form">
              <Notice kind="due" title={t('withdrawWhat')} />
              <input type="hidden" name="exemptionId" value={exemption.id} />
              <Textarea
                name="reason"
                label={t('withdrawReason')}
                required
                rows={3}
                maxLength={EXEMPTION_REASON_LIMIT}
                error={refused?.error}
                defaultValue={refused?.reason}
              />
              <div className="form-acts">
                <Button look="danger">{t('withdrawTitle')}</Button>
              </div>
            </form>
          </details>
        )}
      </div>
    </Card>
  );
}
