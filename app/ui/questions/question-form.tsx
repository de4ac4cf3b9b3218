import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ClauseChoice } from '~/questions/rules/question-views.ts';
import {
  DIFFICULTIES,
  OPTION_IDS,
  QUESTION_POOLS,
  type Difficulty,
  type QuestionPool,
  type QuestionType,
} from '~/questions/rules/question-types.ts';
import { useT } from '../messages/define-messages.ts';
import { questionMessages } from '../messages/questions.ts';
import { RadioGroup } from '../parts/choice-group.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { FieldError, FieldHint } from '../parts/field.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { ClausePicker } from './clause-picker.tsx';
import { QuestionPreview, type PreviewedQuestion } from './question-preview.tsx';

export type QuestionFormValues = {
  pool: QuestionPool;
  difficulty: Difficulty;
  knowledgePoint: string;
  stem: string;
  options: readonly string[];
  key: readonly string[];
  explanation: string;
  clauseId: string | undefined;
};

export type QuestionFormProps = {
  action: string;
  type: QuestionType;
  values: QuestionFormValues;
  clauses: readonly ClauseChoice[];
  errors: Readonly<Record<string, string | undefined>>;
  /** pools that cannot be chosen here, with the reason as a hint */
  closedPools?: readonly QuestionPool[] | undefined;
  /** bank and topic of a new question; hidden fields of a revision */
  before?: ReactNode;
  /** the buttons */
  children: ReactNode;
};

/** The form of one question on the left, the question as a candidate sees it on the right, following what is typed. */
export function QuestionForm(props: QuestionFormProps) {
  const { action, type, values, clauses, errors, closedPools = [], before, children } = props;
  const t = useT(questionMessages);
  const [seen, setSeen] = useState<PreviewedQuestion>({ type, ...values });
  const form = useRef<HTMLFormElement>(null);
  // What was typed before the page came alive counts.
  useEffect(() => {
    if (form.current) setSeen(readForm(form.current, type));
  }, [type]);
  const pools = QUESTION_POOLS.map((pool) => ({
    value: pool,
    label: t(pool),
    hint: t(pool === 'LIVE' ? 'liveHint' : 'practiceHint'),
    disabled: closedPools.includes(pool),
  }));
  return (
    <div className="columns-7-5 question-desk">
      <form
        ref={form}
        method="post"
        action={action}
        className="form"
        onInput={(event) => setSeen(readForm(event.currentTarget, type))}
      >
        <ErrorSummary errors={errors} />
        {before}
        <RadioGroup
          name="pool"
          label={t('pool')}
          choices={pools}
          chosen={[values.pool]}
          required
          error={errors['pool']}
        />
        <Textarea
          name="stem"
          label={t('stem')}
          hint={t('stemHint')}
          rows={3}
          defaultValue={values.stem}
          error={errors['stem']}
          required
        />
        <Options type={type} values={values} errors={errors} />
        <Textarea
          name="explanation"
          label={t('explanation')}
          hint={t('explanationHint')}
          rows={3}
          defaultValue={values.explanation}
          error={errors['explanation']}
          required
        />
        <ClausePicker clauses={clauses} chosen={values.clauseId} error={errors['clauseId']} />
        <TextInput
          name="knowledgePoint"
          label={t('knowledgePoint')}
          defaultValue={values.knowledgePoint}
          width="medium"
        />
        <RadioGroup
          name="difficulty"
          label={t('difficulty')}
          choices={DIFFICULTIES.map((value) => ({ value, label: t(value) }))}
          chosen={[values.difficulty]}
          inline
          required
        />
        <div className="form-acts">{children}</div>
      </form>
      <QuestionPreview question={seen} />
    </div>
  );
}

function Options({ type, values, errors }: Pick<QuestionFormProps, 'type' | 'values' | 'errors'>) {
  const t = useT(questionMessages);
  if (type === 'TRUE_FALSE')
    return (
      <RadioGroup
        name="key[]"
        id="key"
        label={t('key')}
        inline
        required
        error={errors['key']}
        chosen={values.key}
        choices={[
          { value: 'true', label: t('right') },
          { value: 'false', label: t('wrong') },
        ]}
      />
    );
  const found = (['options', 'key'] as const).filter((field) => errors[field]);
  const [place = 'key', ...others] = found;
  const row = (id: (typeof OPTION_IDS)[number], at: number) => (
    <OptionRow key={id} id={id} type={type} text={values.options[at] ?? ''} right={values.key.includes(id)} />
  );
  const more = values.options.length > 4;
  return (
    <fieldset className={found.length > 0 ? 'field field-bad' : 'field'} id={place}>
      <legend className="field-label">
        {t('options')} · {t('key')}
      </legend>
      <FieldHint id="options">{t('optionsHint')}</FieldHint>
      {found.map((field) => (
        <FieldError key={field} id={field}>
          {errors[field]}
        </FieldError>
      ))}
      <div className="option-rows" id={others[0]}>
        {OPTION_IDS.slice(0, 4).map(row)}
        <details open={more}>
          <summary>{t('moreOptions')}</summary>
          {OPTION_IDS.slice(4).map((id, i) => row(id, i + 4))}
        </details>
      </div>
    </fieldset>
  );
}

function OptionRow({ id, type, text, right }: { id: string; type: QuestionType; text: string; right: boolean }) {
  const t = useT(questionMessages);
  return (
    <div className="option-row">
      <label className="choice">
        <input type={type === 'SINGLE' ? 'radio' : 'checkbox'} name="key[]" value={id} defaultChecked={right} />
        <span>
          <span className="hidden-visually">{t('key')}</span> {id}
        </span>
      </label>
      <input className="input" name={`option${id}`} defaultValue={text} aria-label={t('option', { id })} />
    </div>
  );
}

function readForm(form: HTMLFormElement, type: QuestionType): PreviewedQuestion {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    type,
    stem: text('stem'),
    options: OPTION_IDS.map((id) => text(`option${id}`)),
    key: data.getAll('key[]').filter((value) => typeof value === 'string'),
    explanation: text('explanation'),
  };
}
