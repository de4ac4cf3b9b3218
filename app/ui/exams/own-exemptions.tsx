import type { PersonExemption } from '~/exams/rules/exemption.ts';
import { formatDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { exemptionMessages } from '../messages/exemptions.ts';
import { Band } from '../parts/band.tsx';
import { Notice } from '../parts/notice.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { EXEMPTION_MARKS } from './exemption-table.tsx';

/** Tells a person that they need not sit the test, and until when. @param exemptions those in force */
export function ExemptedNotice({ exemptions }: { exemptions: readonly PersonExemption[] }) {
  const t = useT(exemptionMessages);
  const locale = useLocale();
  return exemptions.map(({ id, kind, occasion, validUntil }) => (
    <Notice kind="info" key={id} title={t('ownInForce', { kind })}>
      {validUntil
        ? t('ownUntil', { occasion: t(occasion), until: formatDate(validUntil, locale) })
        : t('ownOpen', { occasion: t(occasion) })}
    </Notice>
  ));
}

/** All exemptions of a person, with who approved each and what became of it. */
export function OwnExemptions({ exemptions }: { exemptions: readonly PersonExemption[] }) {
  const t = useT(exemptionMessages);
  const locale = useLocale();
  const zone = useZone();
  if (exemptions.length === 0) return null;
  return (
    <Band title={t('ownTitle')} note={t('ownNote')} id="exemptions">
      <ul className="rows">
        {exemptions.map((one) => {
          const from = formatDate(one.validFrom, locale);
          const until = one.validUntil && formatDate(one.validUntil, locale);
          return (
            <li key={one.id}>
              <div className="grow">
                {t(one.state === 'inForce' ? 'ownInForce' : 'ownOther', { kind: one.kind })}
                <small>
                  {t(one.occasion)} · {until ? t('untilDay', { from, until }) : t('openEnd', { from })} ·{' '}
                  {t('ownApproved', { by: one.approvedBy })}
                </small>
                {one.withdrawnAt && (
                  <small>
                    {t('ownWithdrawn', {
                      date: formatDate(one.withdrawnAt, locale, zone),
                      reason: one.withdrawnReason ?? '',
                    })}
                  </small>
                )}
              </div>
              <StateMark state={EXEMPTION_MARKS[one.state]}>{t(one.state)}</StateMark>
            </li>
          );
        })}
      </ul>
    </Band>
  );
}
