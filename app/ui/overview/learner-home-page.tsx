import type { LearnerHome } from '~/overview/rules/learner-home.ts';
import { formatDate, formatWeekday } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT, type Translator } from '../messages/define-messages.ts';
import { homeMessages } from '../messages/home.ts';
import { Band } from '../parts/band.tsx';
import { Bar } from '../parts/bar.tsx';
import { Phrases } from '../parts/phrases.tsx';
import { LearnerShell } from '../shells/learner-shell.tsx';
import { ExemptedNotice } from '../exams/own-exemptions.tsx';
import { HeldCertificates } from './held-certificates.tsx';
import { HourList } from './hour-list.tsx';
import { NextStepCard } from './next-step-card.tsx';
import { OwedList } from './owed-list.tsx';

/** A cadre's first page: what to do next, what is owed and until when, then the rest. */
export function LearnerHomePage({ home, name }: { home: LearnerHome; name: string }) {
  const t = useT(homeMessages);
  const locale = useLocale();
  return (
    <LearnerShell>
      <div className="wrap">
        <header className="hello">
          <p className="when">
            <time dateTime={home.day}>
              {t.rich('onDay', {
                date: <span className="keep">{formatDate(home.day, locale)}</span>,
                weekday: <span className="keep">{formatWeekday(home.day, locale)}</span>,
              })}
            </time>
          </p>
          <p className="hi">{t('hello', { name })}</p>
          <h1>
            <Phrases text={headline(home, t)} />
          </h1>
        </header>
        <NextStepCard next={home.next} lesson={home.lesson} />
        <Band title={t('owed')} note={t('owedNote')} id="owed">
          <div className="stack">
            <ExemptedNotice exemptions={home.exemptions} />
            <OwedList owed={home.owed} />
          </div>
        </Band>
        <Band title={t('hours')} note={t('hoursNote')} id="hours">
          <HourList hours={home.hours} />
          <p className="under-list">
            <a href="/record#hours">{t('toRecord')}</a>
          </p>
        </Band>
        <Band title={t('courses')}>
          <Courses courses={home.courses} />
        </Band>
        <Band title={t('certificates')}>
          <HeldCertificates certificates={home.certificates} day={home.day} />
          <p className="under-list">
            <a href="/certification">{t('toCertification')}</a>
          </p>
        </Band>
      </div>
    </LearnerShell>
  );
}

/** The state of things in one sentence: the test first, then the lessons. */
function headline({ next, owed, lessonsLeft }: LearnerHome, t: Translator<typeof homeMessages>): string {
  const upcoming = owed.find((one) => one.kind === 'test' && !one.open);
  const said: string[] = [];
  if (next.kind === 'sitting') said.push(t('headRunning'));
  else if (next.kind === 'test') said.push(t('headOpen', { title: next.title }));
  else if (upcoming?.kind === 'test')
    said.push(
      upcoming.daysLeft === 0
        ? t('headToday', { title: upcoming.title })
        : t('headUpcoming', { title: upcoming.title, n: upcoming.daysLeft ?? 0 }),
    );
  if (lessonsLeft > 0) said.push(t('headLessons', { n: lessonsLeft }));
  if (said.length === 0 && next.kind === 'certification')
    said.push(t(next.about === 'RETURNED' ? 'headReturned' : 'headCertification'));
  if (said.length === 0) said.push(owed.length > 0 ? t('headOwed', { n: owed.length }) : t('headNothing'));
  return said.join(t('comma')) + t('stop');
}

function Courses({ courses }: Pick<LearnerHome, 'courses'>) {
  const t = useT(homeMessages);
  const english = useLocale() === 'en';
  return (
    <ul className="rows">
      {courses.map((course) => (
        <li key={course.code}>
          <span className="grow">
            <a href={course.href}>{english ? course.titleEn : course.title}</a>
            <small className="num">
              {course.state === 'none'
                ? t('notBegun', { all: course.lessons })
                : t('lessonsDone', { all: course.lessons, done: course.done })}
            </small>
          </span>
          {course.done > 0 && (
            <span className="mini">
              <Bar done={course.done / course.lessons} />
            </span>
          )}
        </li>
      ))}
      <li>
        <span className="grow">
          <a href="/practice">{t('practice')}</a>
          <small>{t('practiceWhy')}</small>
        </span>
      </li>
    </ul>
  );
}
