import type { ContinueCard as Card } from '~/learning/rules/study-view.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { Bar } from '../parts/bar.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Phrases } from '../parts/phrases.tsx';

/** What to do next: one lesson, one verb. */
export function ContinueCard({ next }: { next: Card }) {
  const t = useT(learningMessages);
  const english = useLocale() === 'en';
  const { course } = next;
  const done = course && t('lessonsDone', { all: course.lessons, done: course.done });
  return (
    <section className="next-step">
      <p className="cap">
        {t(next.begun ? 'goOn' : 'begin')}
        {course && <> · {english ? course.titleEn : course.title}</>}
      </p>
      <h2>
        <Phrases text={english ? next.titleEn : next.title} />
      </h2>
      <p className="quiet">
        {course && <>{english ? course.moduleEn : course.module} · </>}
        {t('leftMinutes', { n: next.minutesLeft })}
      </p>
      {course && done && (
        <>
          <Bar done={course.done / course.lessons} label={done} />
          <p className="cap num">{done}</p>
        </>
      )}
      <div className="go">
        <LinkButton look="red" href={next.href}>
          {t(next.begun ? 'goOnAt' : 'begin')}
        </LinkButton>
      </div>
    </section>
  );
}
