import type { LessonOnPage } from '~/learning/rules/lesson-view.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { Phrases } from '../parts/phrases.tsx';

/** What comes after the text: finishing it, and the next one. Works by an ordinary form. */
export function LessonOnward({ lesson }: { lesson: LessonOnPage }) {
  const t = useT(learningMessages);
  const english = useLocale() === 'en';
  const { next, previous, course, kind } = lesson;
  const caseStudy = kind === 'CASE';
  const back = course?.href ?? '/learn';
  return (
    <section className="lesson-onward" id="onward">
      {next ? (
        <>
          <p className="cap">{t(caseStudy ? 'nextCase' : 'nextLesson', { n: next.minutes })}</p>
          <h2>
            <Phrases text={english ? next.titleEn : next.title} />
          </h2>
        </>
      ) : (
        <h2>{t(caseStudy ? 'lastCase' : 'lastLesson')}</h2>
      )}
      <form method="post" action={lesson.href} className="when-unfinished">
        <input type="hidden" name="intent" value="finish" />
        <Button look="red">{t(caseStudy ? 'finishCase' : next ? 'finishAndNext' : 'finishLast')}</Button>
      </form>
      <div className="when-finished lesson-finished">
        <StateMark state="done">{t('finished')}</StateMark>
        <LinkButton look="red" href={next?.href ?? back}>
          {t(next ? 'goNext' : course ? 'backToCourse' : 'backToLearning')}
        </LinkButton>
      </div>
      {previous && (
        <p className="lesson-previous">
          <a href={previous.href}>{t('previous', { title: english ? previous.titleEn : previous.title })}</a>
        </p>
      )}
    </section>
  );
}
