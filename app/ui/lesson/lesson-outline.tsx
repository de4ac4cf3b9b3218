import type { LessonOnPage } from '~/learning/rules/lesson-view.ts';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { slot } from './lesson-slots.ts';

/** The sections of a lesson: beside the text on a wide screen, a sheet at the foot of a phone. */
export function LessonOutline({ lesson }: { lesson: LessonOnPage }) {
  const t = useT(learningMessages);
  return (
    <aside className="lesson-outline" id="outline">
      <nav aria-label={t('outline')}>
        <p className="cap">{t(lesson.kind === 'CASE' ? 'thisCase' : 'thisLesson')}</p>
        <ul lang="zh-CN">
          {lesson.outline.map((entry) => (
            <li key={entry.id}>
              <a href={`#${entry.id}`}>{entry.text}</a>
            </li>
          ))}
        </ul>
        {lesson.course && (
          <p className="lesson-all">
            <a href={lesson.course.href}>{t('courseContents')}</a>
          </p>
        )}
        <a className="btn btn-wide lesson-outline-close" href="#content">
          {t('closeOutline')}
        </a>
      </nav>
    </aside>
  );
}

/** The bar at the foot of a phone: contents, self-checks, the next lesson, and how much is read. */
export function LessonDock({ lesson }: { lesson: LessonOnPage }) {
  const t = useT(learningMessages);
  return (
    <nav className="dock lesson-dock" aria-label={t(lesson.kind === 'CASE' ? 'thisCase' : 'thisLesson')}>
      {/* React would read the slot as a number that it is not yet, so the bar is written as it stands. */}
      <div
        className="lesson-tick"
        dangerouslySetInnerHTML={{
          __html: `<progress max="1000" value="${slot('furthest')}" aria-label="${t('readShare')}"></progress>`,
        }}
      />
      <a className="btn" href="#outline">
        {t('outline')}
      </a>
      {lesson.firstSelfCheck && (
        <a className="btn" href={`#${lesson.firstSelfCheck}`}>
          {t('selfChecks')}
        </a>
      )}
      {lesson.next ? (
        <a className="btn" href={lesson.next.href}>
          {t('next')}
        </a>
      ) : (
        <a className="btn" href={lesson.course?.href ?? '/learn'}>
          {t(lesson.course ? 'backToCourse' : 'backToLearning')}
        </a>
      )}
    </nav>
  );
}
