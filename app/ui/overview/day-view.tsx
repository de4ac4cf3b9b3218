import type { DayPage } from '~/overview/rules/day.ts';
import { covered } from '~/overview/rules/test-standing.ts';
import { coverageRate } from '~/training/rules/rotation-standing.ts';
import { formatDayMonth, formatPercent, formatWeekday } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { dayMessages } from '../messages/day.ts';
import { LinkButton } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Figure } from '../parts/figure.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { DayRotationCard, DayRotationUnits } from './day-rotation-card.tsx';
import {
  DayDueCard,
  DayImportsCard,
  DayJobsCard,
  DaySessionsCard,
  DayTermsCard,
  SESSIONS_OPEN,
  sessionsOfDay,
} from './day-side.tsx';
import { DayTestCard } from './day-test-card.tsx';
import { DayWaitingList } from './day-waiting-list.tsx';
import { FirstStepsCard } from './first-steps-card.tsx';
import { IssuedAddressNotice } from './issued-address-notice.tsx';

export type DayViewProps = {
  page: DayPage;
  opened: { rotation: string | null; test: string | null; all: string | null };
};

/** The state of the day: what waits, what is covered, what ends, what runs. */
export function DayView({ page, opened }: DayViewProps) {
  const t = useT(dayMessages);
  const locale = useLocale();
  const { day, rotation, test, sessions, jobs, imports, terms, due } = page;
  // With nobody on the register every figure would be a zero.
  const nobodyYet = page.beginning !== null && !page.beginning.cadres;
  const here = (change: Partial<DayViewProps['opened']>, part: string): string => {
    const next = Object.entries({ ...opened, ...change }).filter((entry): entry is [string, string] =>
      Boolean(entry[1]),
    );
    return `/admin${next.length > 0 ? `?${new URLSearchParams(next)}` : ''}#${part}`;
  };
  return (
    <>
      <PageHead
        title={t('head', { date: formatDayMonth(day, locale), weekday: formatWeekday(day, locale) })}
        lead={<Lead page={page} />}
        actions={
          <LinkButton href="/admin/export" download>
            {t('exportDay')}
          </LinkButton>
        }
      />
      {page.address && <IssuedAddressNotice {...page.address} />}
      {page.beginning && <FirstStepsCard steps={page.beginning} />}
      {(page.waiting.length > 0 || !page.beginning) && <DayWaitingList waiting={page.waiting} rotation={rotation} />}
      {!nobodyYet && (
        <div className="columns-7-5 day-columns">
          <div className="day-column">
            {rotation ? (
              <>
                <DayRotationCard rotation={rotation} day={day} />
                <DayRotationUnits rotation={rotation} here={(open) => here({ rotation: open }, 'rotation')} />
              </>
            ) : (
              page.training && (
                <EmptyState title={t('noPlan')} action={<LinkButton href="/admin/rotation">{t('newPlan')}</LinkButton>}>
                  {t('noPlanWhy')}
                </EmptyState>
              )
            )}
            <DayTestCard test={test} day={day} all={opened.all === 'test'} here={(change) => here(change, 'test')} />
          </div>
          <div className="day-column">
            {sessions && <DaySessionsCard sessions={sessions} day={day} />}
            <DayDueCard due={due} />
            <DayTermsCard terms={terms} />
            {jobs && <DayJobsCard jobs={jobs} />}
            {imports && <DayImportsCard imports={imports} />}
          </div>
        </div>
      )}
    </>
  );
}

function Lead({ page: { day, rotation, sessions, test, beginning } }: { page: DayPage }) {
  const t = useT(dayMessages);
  const locale = useLocale();
  const percent = (done: number, of: number): string => formatPercent(of ? done / of : 0, locale);
  if (beginning && !beginning.cadres) return t('leadBeginning');
  return (
    <>
      {sessions &&
        t.rich('leadSessions', {
          n: <Figure n={sessions.today} href={sessionsOfDay(day)} />,
          open: <Figure n={sessions.open} href={SESSIONS_OPEN} />,
        })}
      {rotation &&
        t('leadRotation', {
          rate: formatPercent(coverageRate(rotation.figures), locale),
          reach: percent(rotation.figures.done + rotation.figures.scheduled, rotation.figures.due),
        })}
      {t(test.total.exempt > 0 ? 'leadTestExempt' : 'leadTest', { rate: percent(covered(test.total), test.total.due) })}
    </>
  );
}
