import { useT } from '../messages/define-messages.ts';
import { resultMessages } from '../messages/result.ts';
import { sittingMessages } from '../messages/sitting.ts';
import { ClauseLink, type CitedClauseProps } from '../parts/clause-link.tsx';
import { Icon } from '../parts/icon.tsx';
import { kindKey, letterAt, type QuestionKind } from '../sitting/question-types.ts';

export type ReviewedAnswer = {
  number: number;
  kind: QuestionKind;
  section: string;
  stem: string;
  /** In the order the candidate saw; none for a true/false question. */
  options: readonly { id: string; text: string }[];
  chosen: readonly string[];
  /** `true` or `false` for a true/false question. */
  key: readonly string[];
  correct: boolean;
  points: number;
  pointsGot: number;
  explanation: string;
  clause: CitedClauseProps | null;
};

/** One question afterwards: your answer, the right one, why, and the clause. */
export function AnswerReview({ answer }: { answer: ReviewedAnswer }) {
  const t = useT(resultMessages);
  const s = useT(sittingMessages);
  const lost = answer.points - answer.pointsGot;
  const place = [t('number', { n: answer.number }), s(kindKey[answer.kind]), answer.section]
    .filter(Boolean)
    .join(s('dot'));
  const words = (ids: readonly string[]) => {
    if (answer.kind === 'TRUE_FALSE') return ids.map((id) => s(id === 'true' ? 'right' : 'wrong')).join('');
    const found = answer.options
      .map((option, i) => ({ ...option, letter: letterAt(i) }))
      .filter((o) => ids.includes(o.id));
    return found.length === 1 ? `${found[0]?.letter} ${found[0]?.text}` : found.map((o) => o.letter).join(t('join'));
  };
  const short = answer.options.every((option) => option.text.length <= 8);
  return (
    <article className="review">
      <h3 className="review-head">
        <span className="num">{place}</span>
        <span className="num nowrap">{lost > 0 ? t('lost', { n: lost }) : t('full', { n: answer.points })}</span>
      </h3>
      <p className="review-stem">{answer.stem}</p>
      {answer.options.length > 0 && (
        <ul className={short ? 'review-options review-options-short' : 'review-options'}>
          {answer.options.map((option, i) => (
            <li key={option.id}>
              {letterAt(i)} {option.text}
            </li>
          ))}
        </ul>
      )}
      <dl>
        <dt>{t('yours')}</dt>
        <dd className={answer.correct ? 'review-yes' : 'review-no'}>
          <Icon name={answer.correct ? 'tick' : 'cross'} />
          <span>{answer.chosen.length > 0 ? words(answer.chosen) : t('nothing')}</span>
        </dd>
        {!answer.correct && (
          <>
            <dt>{t('right')}</dt>
            <dd className="review-yes">
              <Icon name="tick" />
              <span>{words(answer.key)}</span>
            </dd>
          </>
        )}
        <dt>{t('why')}</dt>
        <dd>{answer.explanation}</dd>
        {answer.clause && (
          <>
            <dt>{t('basis')}</dt>
            <dd>
              <ClauseLink {...answer.clause} />
            </dd>
          </>
        )}
      </dl>
    </article>
  );
}
