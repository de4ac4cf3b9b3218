import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { lessonMessages } from '../messages/lesson.ts';
import { ClauseLink } from '../parts/clause-link.tsx';
import { useLessonSources } from './lesson-sources.tsx';

type Cited = { doc: string; article: string };

/** Inline citation: 《支部工作条例》第四条, with 待核 where the clause is not confirmed. */
export function Clause({ doc, article }: Cited) {
  const clause = useLessonSources().clause(doc, article);
  return clause ? <ClauseLink {...clause} /> : <span className="unconfirmed">{`${doc} ${article}`}</span>;
}

/** A note that stands beside the text it supports. */
export function ClauseNote({ children, ...cited }: Cited & { children?: ReactNode }) {
  const t = useT(lessonMessages);
  const clause = useLessonSources().clause(cited.doc, cited.article);
  const about = clause ? `${clause.document}${clause.label}` : cited.article;
  return (
    <aside className="clause-note" aria-label={t('note', { about })}>
      <Clause {...cited} />
      {children}
    </aside>
  );
}
