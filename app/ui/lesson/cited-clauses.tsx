import { useT } from '../messages/define-messages.ts';
import { lessonMessages } from '../messages/lesson.ts';
import { UnconfirmedTag } from '../parts/tag.tsx';
import { useLessonSources } from './lesson-sources.tsx';

export type CitedClausesProps = { keys: readonly string[]; section: string; heading: (key: string) => string };

/** The clauses a section cites, listed beside it by document: 支部工作条例 / 第四条 设立党支部的一般条件. */
export function CitedClauses({ keys, section, heading }: CitedClausesProps) {
  const t = useT(lessonMessages);
  const sources = useLessonSources();
  const found = keys.flatMap((key) => {
    const [document = '', article = ''] = key.split('#');
    const clause = sources.clause(document, article);
    return clause ? [{ key, ...clause }] : [];
  });
  const documents = [...new Set(found.map((clause) => clause.document))];
  return (
    <aside className="clause-note cited-clauses" aria-label={t('note', { about: section })}>
      {documents.map((document) => (
        <div key={document}>
          <b>{document}</b>
          <ul>
            {found
              .filter((clause) => clause.document === document)
              .map((clause) => (
                <li key={clause.key}>
                  <a href={clause.href}>{clause.label}</a> {heading(clause.key)}
                  {!clause.confirmed && <UnconfirmedTag />}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </aside>
  );
}
