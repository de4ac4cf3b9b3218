import type { CoursePage as Course } from '~/learning/rules/study-view.ts';
import { formatDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { Band } from '../parts/band.tsx';
import { Bar } from '../parts/bar.tsx';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Phrases } from '../parts/phrases.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { LearnerShell } from '../shells/learner-shell.tsx';
import { DueMark } from './due-mark.tsx';
import { StudyStateMark } from './study-state-mark.tsx';

/** A course: what it is for, how far one is, and its lessons module by module. */
export function CoursePage(course: Course) {
  const t = useT(learningMessages);
  const english = useLocale() === 'en';
  return (
    <LearnerShell>
      <div className="wrap">
        <header className="hello course-head">
          <div>
            <Breadcrumbs items={[{ label: t('title'), href: '/learn' }]} />
            <h1>
              <Phrases text={english ? course.titleEn : course.title} />
            </h1>
            <p className="course-summary">{english ? course.summaryEn : course.summary}</p>
            <p className="quiet num">
              {t('courseFacts', { lessons: course.lessons, minutes: course.minutes, hours: course.creditHours })}
            </p>
            <Standing {...course} />
          </div>
        </header>
        {course.modules.map((module) => (
          <Band key={module.code} title={english ? module.titleEn : module.title} id={module.code}>
            <ul className="rows">
              {module.lessons.map((lesson) => (
                <li key={lesson.href}>
                  <span className="num quiet">{lesson.code}</span>
                  <span className="grow">
                    <a href={lesson.href}>{english ? lesson.titleEn : lesson.title}</a>
                    <small className="num">{t('about', { n: lesson.minutes })}</small>
                  </span>
                  <StudyStateMark state={lesson.state} />
                </li>
              ))}
            </ul>
          </Band>
        ))}
        <Band title={t('audience')}>
          <div className="prose" lang="zh-CN">
            <p>{course.audience}</p>
            {course.introduction.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        </Band>
        <Band title={t('regulations')}>
          <ul className="rows">
            {course.regulations.map(({ document, href }) => (
              <li key={href}>
                <a href={href} lang="zh-CN">
                  《{document}》
                </a>
              </li>
            ))}
          </ul>
        </Band>
      </div>
    </LearnerShell>
  );
}

function Standing(course: Course) {
  const t = useT(learningMessages);
  const locale = useLocale();
  const zone = useZone();
  const done = t('lessonsDone', { all: course.lessons, done: course.done });
  return (
    <div className="course-standing">
      {course.assigned && (
        <p className="row">
          <span>
            {t('assignedBy', { organization: course.assigned.organizationName })}
            {course.assigned.dueOn && <> · {t('dueOn', { date: formatDate(course.assigned.dueOn, locale) })}</>}
          </span>
          {course.state !== 'done' && <DueMark due={course.assigned.due} />}
        </p>
      )}
      <Bar done={course.lessons ? course.done / course.lessons : 0} label={done} />
      <p className="cap num">{done}</p>
      {course.state === 'done' ? (
        <p>
          <StateMark state="done">
            {course.completedAt
              ? t('finishedOn', { date: formatDate(course.completedAt, locale, zone) })
              : t('courseFinished')}
          </StateMark>
        </p>
      ) : (
        <p>
          <LinkButton look="red" href={course.nextHref}>
            {t(course.state === 'running' ? 'goOnAt' : 'begin')}
          </LinkButton>
        </p>
      )}
    </div>
  );
}
