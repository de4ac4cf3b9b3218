import { useT } from '../messages/define-messages.ts';
import { sittingMessages } from '../messages/sitting.ts';
import { kindKey, letterAt, type ShownQuestion } from './question-types.ts';

export type QuestionCardProps = {
  question: ShownQuestion;
  total: number;
  /** Option ids chosen; `true` or `false` for a true/false question. */
  chosen: readonly string[];
  /** Name of the inputs, for a form without scripts. */
  name?: string | undefined;
  /** With it the card is controlled: told the whole new choice. Without it the form keeps the choice. */
  onChoose?: ((chosen: string[]) => void) | undefined;
  disabled?: boolean | undefined;
  /** h2 where all questions stand in a list. */
  heading?: 'h1' | 'h2' | undefined;
  /** Tells of the keys at the foot of the card (wide screens only). */
  keys?: boolean | undefined;
};

/** One question; every option is a target over the whole width. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, total, chosen, name = 'choice', onChoose, disabled, heading: Heading = 'h1', keys } = props;
  const t = useT(sittingMessages);
  const several = question.kind === 'MULTIPLE';
  const judged = question.kind === 'TRUE_FALSE';
  const options = judged
    ? [
        { id: 'true', text: t('right') },
        { id: 'false', text: t('wrong') },
      ]
    : question.options;
  const choose = (id: string, on: boolean) => {
    if (!several) return onChoose?.([id]);
    return onChoose?.(options.map((o) => o.id).filter((o) => (o === id ? on : chosen.includes(o))));
  };
  const place = t('question', { n: question.number, total });
  return (
    <fieldset className="question" disabled={disabled} id={`question-${question.number}`}>
      <legend className="hidden-visually">{place}</legend>
      <p className="question-place num">
        {[place, t(kindKey[question.kind]), t('points', { n: question.points })].join(t('dot'))}
      </p>
      <Heading className="question-stem">{question.stem}</Heading>
      <div className={several ? 'options options-several' : 'options'}>
        {options.map((option, i) => (
          <label key={option.id} className="option">
            <input
              type={several ? 'checkbox' : 'radio'}
              name={name}
              value={option.id}
              {...(onChoose
                ? {
                    checked: chosen.includes(option.id),
                    onChange: (event) => choose(option.id, event.currentTarget.checked),
                  }
                : { defaultChecked: chosen.includes(option.id) })}
            />
            <span className="option-face">
              <span className={judged ? 'option-key option-dot' : 'option-key'} aria-hidden="true">
                {judged ? '' : letterAt(i)}
              </span>
              <span>{option.text}</span>
            </span>
          </label>
        ))}
      </div>
      {keys && <Keys count={options.length} />}
    </fieldset>
  );
}

function Keys({ count }: { count: number }) {
  const t = useT(sittingMessages);
  const key = (text: string) => <kbd>{text}</kbd>;
  return (
    <p className="question-keys cap">
      {t.rich('keysChoice', {
        first: key('A'),
        last: key(letterAt(count - 1)),
        one: key('1'),
        count: key(String(count)),
      })}
      {' · '}
      {t.rich('keysMove', { back: key('←'), on: key('→'), flag: key('M') })}
    </p>
  );
}
