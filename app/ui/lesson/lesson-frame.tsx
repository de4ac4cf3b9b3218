import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { lessonMessages } from '../messages/lesson.ts';

export type LessonFrameProps = {
  /** Course and module, above the title. */
  context: ReactNode;
  title: string;
  /** Basis, day of the last check (a StateMark), reading time. */
  facts: readonly ReactNode[];
  lead: string;
  /** Headings of the text, in order. */
  outline: readonly { id: string; title: string }[];
  /** The compiled lesson as HTML, or its elements. */
  html?: string | undefined;
  children?: ReactNode;
  /** What comes after it; left out at the end of a course. */
  onward?: { note: string; title: string; action: ReactNode } | undefined;
};

/** A lesson: outline in the margin, title and facts, text with its side notes, the way on. For LearnerShell `page=lesson`. */
export function LessonFrame({ context, title, facts, lead, outline, html, children, onward }: LessonFrameProps) {
  const t = useT(lessonMessages);
  return (
    <div className="wrap lesson-columns">
      <div className="lesson-outline">
        <nav aria-label={t('outline')}>
          <p className="cap">{t('outline')}</p>
          {outline.map((heading) => (
            <a key={heading.id} href={`#${heading.id}`}>
              {heading.title}
            </a>
          ))}
        </nav>
      </div>
      <article className="lesson-body">
        <header className="lesson-head">
          <p className="cap">{context}</p>
          <h1>{title}</h1>
          <p className="lesson-facts">
            {facts.map((fact, i) => (
              <span key={i}>{fact}</span>
            ))}
          </p>
          <hr className="wenwu" />
        </header>
        <div className="lesson-text">
          <p className="lead">{lead}</p>
        </div>
        {html === undefined ? (
          <div className="lesson-text">{children}</div>
        ) : (
          // Compiled from checked text only: no raw HTML and no listed component lets markup through.
          <div className="lesson-text" dangerouslySetInnerHTML={{ __html: html }} />
        )}
        {onward && (
          <section className="lesson-onward">
            <p className="cap">{onward.note}</p>
            <h2>{onward.title}</h2>
            {onward.action}
          </section>
        )}
      </article>
    </div>
  );
}
