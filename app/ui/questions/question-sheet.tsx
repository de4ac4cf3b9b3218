import type { ShownQuestionVersion } from '~/questions/rules/question-views.ts';
import { OPTION_IDS, type QuestionType } from '~/questions/rules/question-types.ts';
import { useT } from '../messages/define-messages.ts';
import { questionMessages } from '../messages/questions.ts';
import { ClauseLink } from '../parts/clause-link.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { Icon } from '../parts/icon.tsx';

/** One version in full: stem, options with the right ones marked, explanation, and the text that it rests on. */
export function QuestionSheet({ type, version }: { type: QuestionType; version: ShownQuestionVersion }) {
  const t = useT(questionMessages);
  const options =
    type === 'TRUE_FALSE'
      ? [
          { id: 'true', letter: '', text: t('right') },
          { id: 'false', letter: '', text: t('wrong') },
        ]
      : version.options.map((text, at) => ({ id: OPTION_IDS[at] ?? '', letter: OPTION_IDS[at] ?? '', text }));
  return (
    <div className="question-sheet">
      <p className="question-stem">{version.stem}</p>
      <ul className="sheet-options">
        {options.map((option) => {
          const right = version.key.some((id) => id === option.id);
          return (
            <li key={option.id} className={right ? 'sheet-right' : undefined}>
              <span>
                {option.letter} {option.text}
              </span>
              {right && (
                <span className="state state-done">
                  <Icon name="tick" />
                  {t('key')}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <DescriptionList
        items={[
          { term: t('explanation'), detail: version.explanation },
          {
            term: t('clause'),
            detail: (
              <ClauseLink
                document={version.documentTitle}
                label={version.label}
                href={`/regulations/${version.documentCode}#article-${version.article}`}
                confirmed={version.confirmed}
              />
            ),
          },
          { term: t('clauseText'), detail: version.substance },
          { term: t('knowledgePoint'), detail: version.knowledgePoint },
          { term: t('difficulty'), detail: t(version.difficulty) },
        ]}
      />
    </div>
  );
}
