import type { HourStanding } from '~/credits/rules/hour-requirement.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { homeMessages } from '../messages/home.ts';
import { Bar } from '../parts/bar.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { UnconfirmedTag } from '../parts/tag.tsx';

/** Hours beside what is required, each requirement with its source; days and hours are alternatives, never converted. */
export function HourList({ hours }: { hours: readonly HourStanding[] }) {
  const t = useT(homeMessages);
  if (hours.length === 0) return <p className="quiet">{t('hoursNone')}</p>;
  return (
    <ul className="hours">
      {hours.map((one) => (
        <HourLine key={one.ruleId} one={one} />
      ))}
    </ul>
  );
}

function HourLine({ one }: { one: HourStanding }) {
  const t = useT(homeMessages);
  const locale = useLocale();
  const n = (figure: number): string => formatNumber(figure, locale);
  const have =
    one.needDays === null
      ? t('hoursHave', { have: n(one.hours), need: n(one.needHours) })
      : t('hoursDaysHave', {
          haveDays: n(one.days),
          needDays: n(one.needDays),
          have: n(one.hours),
          need: n(one.needHours),
        });
  const left =
    one.missingDays === null
      ? t('hoursLeft', { hours: n(one.missingHours) })
      : t('hoursDaysLeft', { days: n(one.missingDays), hours: n(one.missingHours) });
  return (
    <li>
      <p className="line">
        <span>{locale === 'en' ? one.titleEn : one.title}</span>
        {one.met ? <StateMark state="done">{t('hoursDone')}</StateMark> : <span className="num">{left}</span>}
      </p>
      <Bar done={one.share} label={have} tone={one.met ? 'pass' : 'grey'} />
      <div className="under cap">
        <span className="num">
          {have}
          {one.years > 1 && <> · {t('hoursYears', { n: one.years })}</>}
        </span>
        <span>
          <Source one={one} />
          {!one.confirmed && (
            <>
              {' '}
              <UnconfirmedTag />
            </>
          )}
        </span>
      </div>
    </li>
  );
}

function Source({ one: { clause, source, sourceEn } }: { one: HourStanding }) {
  const t = useT(homeMessages);
  const locale = useLocale();
  if (!clause) return <>{locale === 'en' ? sourceEn : source}</>;
  return (
    <a href={`/regulations/${clause.documentCode}#article-${clause.article}`}>
      {t('basis', { document: clause.documentTitle, label: clause.label })}
    </a>
  );
}
