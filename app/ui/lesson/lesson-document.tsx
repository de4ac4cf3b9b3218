import { renderToStaticMarkup } from 'react-dom/server';
import type { LessonOnPage } from '~/learning/rules/lesson-view.ts';
import { formatDate } from '../format.ts';
import { LocaleProvider, useLocale } from '../locale-context.tsx';
import type { Locale, Mode } from '../locale.ts';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { shellMessages } from '../messages/shell.ts';
import { Phrases } from '../parts/phrases.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { LearnerShell } from '../shells/learner-shell.tsx';
import { PageFrameProvider } from '../shells/page-frame.tsx';
import { LessonDock, LessonOutline } from './lesson-outline.tsx';
import { LessonOnward } from './lesson-onward.tsx';
import { slot } from './lesson-slots.ts';

/** For whom a lesson is drawn, as far as the whole document differs by it. What differs by person alone is a slot. */
export type LessonAudience = {
  locale: Locale;
  mode: Mode;
  demonstration: boolean;
  permissions: readonly string[];
  styleSheet: string;
};

const ISLANDS = ['/islands/self-check.js', '/islands/reading-progress.js'];

/** The whole page of a lesson as HTML with slots (`lesson-slots.ts`) for what belongs to the person who reads. */
export function lessonDocument(lesson: LessonOnPage, audience: LessonAudience): string {
  const { locale, mode, demonstration, permissions } = audience;
  const viewer = { name: slot('name'), roles: [], permissions };
  return `<!doctype html>${renderToStaticMarkup(
    <LocaleProvider locale={locale}>
      <PageFrameProvider frame={{ path: lesson.href, mode, viewer, demonstration }}>
        <Document lesson={lesson} audience={audience} />
      </PageFrameProvider>
    </LocaleProvider>,
  )}`;
}

function Document({ lesson, audience }: { lesson: LessonOnPage; audience: LessonAudience }) {
  const shell = useT(shellMessages);
  const t = useT(learningMessages);
  const opening = renderToStaticMarkup(<Opening lesson={lesson} able={t('objectives')} locale={audience.locale} />);
  return (
    <html lang={audience.locale} className={audience.mode === 'elder' ? 'elder' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${audience.locale === 'en' ? lesson.titleEn : lesson.title} · ${shell('product')}`}</title>
        <link rel="stylesheet" href={audience.styleSheet} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <LearnerShell page="lesson" tabs={false}>
          <div
            className="wrap lesson-columns"
            data-lesson={lesson.id}
            data-position={slot('position')}
            data-furthest={slot('furthest')}
            data-finished={slot('finished')}
            data-answers={slot('answers')}
          >
            <LessonOutline lesson={lesson} />
            <div className="lesson-body">
              <LessonHead lesson={lesson} />
              <article
                className="lesson-text"
                lang="zh-CN"
                dangerouslySetInnerHTML={{ __html: opening + lesson.html }}
              />
              <LessonOnward lesson={lesson} />
            </div>
            <LessonDock lesson={lesson} />
          </div>
        </LearnerShell>
        {ISLANDS.map((source) => (
          <script key={source} src={source} defer />
        ))}
      </body>
    </html>
  );
}

function Opening({ lesson, able, locale }: { lesson: LessonOnPage; able: string; locale: Locale }) {
  return (
    <>
      <p className="lead">{lesson.lead}</p>
      {lesson.objectives.length > 0 && (
        <div className="lesson-objectives">
          <p className="cap" lang={locale}>
            {able}
          </p>
          <ul>
            {lesson.objectives.map((objective) => (
              <li key={objective}>{objective}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function LessonHead({ lesson }: { lesson: LessonOnPage }) {
  const t = useT(learningMessages);
  const locale = useLocale();
  const english = locale === 'en';
  const { course, checkedOn } = lesson;
  const date = formatDate(checkedOn, locale);
  return (
    <header className="lesson-head">
      <p className="lesson-crumb">
        {course ? (
          <a href={course.href}>
            {t(
              'lessonCrumb',
              english
                ? { course: course.titleEn, module: course.moduleEn }
                : { course: course.title, module: course.module },
            )}
          </a>
        ) : (
          <a href="/learn#cases">{t('caseCrumb')}</a>
        )}
      </p>
      <h1 lang="zh-CN">
        <Phrases text={lesson.title} />
      </h1>
      {english && <p className="lesson-title-en">{lesson.titleEn}</p>}
      <div className="lesson-facts">
        <span>
          {t('basis')}
          {lesson.basis.map(({ document, href, clauses }, at) => (
            <span key={href}>
              {at > 0 && t('join')}
              <a href={href} className="keep">
                {t('basisCount', { document, n: clauses })}
              </a>
            </span>
          ))}
        </span>
        {lesson.evidence === 'VERIFIED' ? (
          <StateMark state="done">{t('checkedText', { date })}</StateMark>
        ) : (
          <StateMark state="due">{t('checkedPart', { date })}</StateMark>
        )}
        {lesson.changedSince.length > 0 && (
          <StateMark state="alarm">{t('changedSince', { clauses: lesson.changedSince.join(t('join')) })}</StateMark>
        )}
        <span className="num">{t('about', { n: lesson.minutes })}</span>
        <span className="when-finished">
          <StateMark state="done">{t('finished')}</StateMark>
        </span>
        <button type="button" className="btn btn-bare lesson-print" data-print hidden>
          {t('print')}
        </button>
      </div>
      <hr className="wenwu" />
      <p className="lesson-resumed" role="status" hidden>
        {t('resumed')} <a href="#content">{t('fromStart')}</a>
      </p>
    </header>
  );
}
