import type { MyLearning } from '~/learning/rules/study-view.ts';
import { formatDayMonth, formatWeekday } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { Band } from '../parts/band.tsx';
import { Bar } from '../parts/bar.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Tag } from '../parts/tag.tsx';
import { LearnerShell } from '../shells/learner-shell.tsx';
import { ContinueCard } from './continue-card.tsx';
import { DueMark } from './due-mark.tsx';
import { StudyStateMark } from './study-state-mark.tsx';

/** My learning: where I stopped, what is assigned and until when, then everything there is. */
export function MyLearningPage({ next, assigned, courses, cases }: MyLearning) {
  const t = useT(learningMessages);
  return (
    <LearnerShell>
      <div className="wrap">
        <header className="hello">
          <h1>{t('title')}</h1>
          {!next && (
            <p className="hi">{assigned.length > 0 ? t('allDone') : courses.length > 0 && t('nothingBegun')}</p>
          )}
        </header>
        {next && <ContinueCard next={next} />}
        <Band title={t('assigned')} note={t('assignedNote')} id="assigned">
          <Assigned assigned={assigned} />
        </Band>
        <Band title={t('allCourses')} id="courses">
          <Courses courses={courses} />
        </Band>
        <Band title={t('cases')} id="cases">
          <Cases cases={cases} />
        </Band>
      </div>
    </LearnerShell>
  );
}

function Assigned({ assigned }: Pick<MyLearning, 'assigned'>) {
  const t = useT(learningMessages);
  const locale = useLocale();
  if (assigned.length === 0) return <p className="quiet">{t('noneAssigned')}</p>;
  return (
    <ul className="owed">
      {assigned.map((course) => (
        <li key={course.code}>
          {course.dueOn ? (
            <time dateTime={course.dueOn}>
              {formatDayMonth(course.dueOn, locale)}
              <small>{formatWeekday(course.dueOn, locale, true)}</small>
            </time>
          ) : (
            <span className="quiet">{t('noDueDate')}</span>
          )}
          <div>
            <h3>
              <a href={course.href}>{locale === 'en' ? course.titleEn : course.title}</a>
            </h3>
            <p>
              {t('lessonsDone', { all: course.lessons, done: course.done })} ·{' '}
              {t('assignedBy', { organization: course.organizationName })}
            </p>
          </div>
          {course.state === 'done' ? <StudyStateMark state="done" /> : <DueMark due={course.due} />}
        </li>
      ))}
    </ul>
  );
}

function Courses({ courses }: Pick<MyLearning, 'courses'>) {
  const t = useT(learningMessages);
  const english = useLocale() === 'en';
  if (courses.length === 0) return <EmptyState title={t('noCourses')}>{t('noCoursesWhy')}</EmptyState>;
  return (
    <ul className="rows">
      {courses.map((course) => (
        <li key={course.code}>
          <span className="grow">
            <a href={course.href}>{english ? course.titleEn : course.title}</a>
            <small>{english ? course.summaryEn : course.summary}</small>
            <small className="num">
              {t('courseFacts', { lessons: course.lessons, minutes: course.minutes, hours: course.creditHours })}
            </small>
          </span>
          <span className="course-state">
            {course.state === 'running' ? (
              <small className="num">{t('running', { done: course.done, all: course.lessons })}</small>
            ) : (
              <StudyStateMark state={course.state} />
            )}
            {course.done > 0 && (
              <span className="mini">
                <Bar done={course.done / course.lessons} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Cases({ cases }: Pick<MyLearning, 'cases'>) {
  const t = useT(learningMessages);
  const english = useLocale() === 'en';
  if (cases.length === 0) return <EmptyState title={t('noCourses')}>{t('noCoursesWhy')}</EmptyState>;
  return (
    <ul className="rows">
      {cases.map((found) => (
        <li key={found.href}>
          <span className="grow">
            <a href={found.href}>{english ? found.titleEn : found.title}</a>
            <small lang="zh-CN">{found.lead}</small>
            <small className="row">
              <span className="num">{t('about', { n: found.minutes })}</span>
              {found.topics.map((topic) => (
                <span key={topic} lang="zh-CN">
                  <Tag>{topic}</Tag>
                </span>
              ))}
            </small>
          </span>
          <StudyStateMark state={found.state} />
        </li>
      ))}
    </ul>
  );
}
