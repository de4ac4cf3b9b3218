import { Children, createContext, isValidElement, useContext, type ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { lessonMessages } from '../messages/lesson.ts';
import { Clause } from './clause.tsx';

type CheckType = 'single' | 'multiple' | 'truefalse';
export type SelfCheckProps = {
  id: string;
  type: CheckType;
  answer: string;
  doc?: string;
  article?: string;
  children: ReactNode;
};

type Check = Omit<SelfCheckProps, 'children'>;
const CheckContext = createContext<Check>({ id: '', type: 'single', answer: '' });

/**
 * A question that answers in place. `public/islands/self-check.js` marks the options and opens the feedback; without
 * it the feedback is a <details> below the options. It tells the page by the event `self-check` ({ id, correct }).
 */
export function SelfCheck({ children, ...check }: SelfCheckProps) {
  const t = useT(lessonMessages);
  const { id, type, answer } = check;
  const kind = type === 'truefalse' ? 'trueFalse' : type;
  return (
    <CheckContext.Provider value={check}>
      <form
        className="self-check"
        id={id}
        data-self-check={id}
        data-answer={type === 'truefalse' ? answer : answer.toUpperCase()}
        data-right={t('markRight')}
        data-chosen={t('markChosen')}
        data-missed={t('markMissed')}
        data-said-right={t('saidRight')}
        data-said-wrong={t('saidWrong')}
      >
        <fieldset className={type === 'multiple' ? 'options-several' : undefined}>
          <legend className="self-check-kind">{t(kind)}</legend>
          {type === 'truefalse' ? withJudgement(children) : children}
        </fieldset>
        <p className="self-check-acts" hidden>
          <button type="submit" className="btn btn-small" data-act="check" hidden={type !== 'multiple'}>
            {t('check')}
          </button>
          <button type="reset" className="btn btn-small" data-act="again" hidden>
            {t('again')}
          </button>
        </p>
      </form>
    </CheckContext.Provider>
  );
}

/** A true/false check has no options of its own: they stand between question and feedback. */
function withJudgement(children: ReactNode): ReactNode {
  const parts = Children.toArray(children);
  const at = parts.findIndex((part) => isValidElement(part) && part.type === Feedback);
  const judgement = <Judgement key="judgement" />;
  return at < 0 ? [...parts, judgement] : parts.toSpliced(at, 0, judgement);
}

function Judgement() {
  const t = useT(lessonMessages);
  return (
    <>
      <Option id="true">{t('right')}</Option>
      <Option id="false">{t('wrong')}</Option>
    </>
  );
}

export function Question({ children }: { children: ReactNode }) {
  return <div className="self-check-question">{children}</div>;
}

export function Option({ id, children }: { id: string; children: ReactNode }) {
  const check = useContext(CheckContext);
  const judged = check.type === 'truefalse';
  return (
    // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- its text is the option's own, passed in
    <label className="option">
      <input type={check.type === 'multiple' ? 'checkbox' : 'radio'} name={check.id} value={id} />
      <span className="option-face">
        <span className={judged ? 'option-key option-dot' : 'option-key'} aria-hidden="true">
          {judged ? '' : id}
        </span>
        <span>{children}</span>
        <span className="option-verdict" />
      </span>
    </label>
  );
}

export function Feedback({ children }: { children: ReactNode }) {
  const t = useT(lessonMessages);
  const { type, answer, doc, article } = useContext(CheckContext);
  const said = type === 'truefalse' ? t(answer === 'true' ? 'right' : 'wrong') : [...answer].join(t('join'));
  return (
    <details className="self-check-feedback">
      <summary>{t('showAnswer')}</summary>
      <div role="status">
        <p className="self-check-said" data-said="">
          {t('answerIs', { answer: said })}
        </p>
        {children}
        {doc && article && (
          <p className="basis">
            <Clause doc={doc} article={article} />
          </p>
        )}
      </div>
    </details>
  );
}
