import type { Owed } from '~/overview/rules/owed.ts';
import { formatDateTime, formatDayMonth, formatWeekday } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { homeMessages } from '../messages/home.ts';
import { StateMark } from '../parts/state-mark.tsx';

/** From this many days before it a date is marked. */
const SOON_DAYS = 7;

/** What is owed and until when, the nearest date first. */
export function OwedList({ owed }: { owed: readonly Owed[] }) {
  const t = useT(homeMessages);
  const locale = useLocale();
  if (owed.length === 0) return <p className="quiet">{t('owedNothing')}</p>;
  return (
    <ul className="owed">
      {owed.map((one, i) => (
        <li key={i}>
          {one.on ? (
            <time dateTime={one.on}>
              {formatDayMonth(one.on, locale)}
              <small>{formatWeekday(one.on, locale, true)}</small>
            </time>
          ) : (
            <span className="quiet">{t('anyTime')}</span>
          )}
          <OwedWords owed={one} />
          <Left days={one.daysLeft} />
        </li>
      ))}
    </ul>
  );
}

function Left({ days }: { days: number | null }) {
  const t = useT(homeMessages);
  if (days === null) return null;
  if (days < 0) return <StateMark state="alarm">{t('overdue', { n: -days })}</StateMark>;
  if (days === 0) return <StateMark state="due">{t('today')}</StateMark>;
  if (days <= SOON_DAYS) return <StateMark state="due">{t('daysLeft', { n: days })}</StateMark>;
  return <span className="quiet">{t('daysLeft', { n: days })}</span>;
}

function OwedWords({ owed }: { owed: Owed }) {
  const shown = useWords(owed);
  return (
    <div>
      <h3>
        <a href={shown.href}>{shown.title}</a>
      </h3>
      <p>{shown.detail}</p>
    </div>
  );
}

function useWords(owed: Owed): { title: string; detail: string; href: string } {
  const t = useT(homeMessages);
  const locale = useLocale();
  const zone = useZone();
  switch (owed.kind) {
    case 'test':
      return {
        title: owed.title,
        detail: owed.open
          ? t('testOpenUntil', { time: formatDateTime(owed.closesAt, locale, zone) })
          : t('testOpensAt', { time: formatDateTime(owed.opensAt, locale, zone) }),
        href: `/tests/${owed.sessionId}`,
      };
    case 'course':
      return {
        title: locale === 'en' ? owed.titleEn : owed.title,
        detail: t('courseLeft', { by: owed.by, n: owed.left }),
        href: owed.href,
      };
    case 'class': {
      const span = { from: formatDayMonth(owed.on ?? '', locale), to: formatDayMonth(owed.endsOn, locale) };
      return {
        title: owed.title,
        detail: owed.place ? t('classAt', { ...span, place: owed.place }) : t('classOn', span),
        href: '/record#classes',
      };
    }
    case 'rotation':
      return { title: owed.title, detail: t('rotationWaiting'), href: '/record#classes' };
    case 'certificate':
      return {
        title: owed.title,
        detail: t(`certificateEnds${owed.renewal ?? ''}`, { number: owed.number }),
        href: owed.renewal ? '/certification' : `/certificates/${owed.id}`,
      };
    case 'certification':
      return {
        title: t(`certificationHead${owed.about}`),
        detail: t(owed.about === 'RETURNED' ? 'certificationReturnedNote' : 'certificationNote'),
        href: '/certification',
      };
    case 'hours':
      return {
        title: t('hoursTitle', { year: owed.year }),
        detail: t('hoursMissing', { n: owed.missing }),
        href: '#hours',
      };
  }
}
