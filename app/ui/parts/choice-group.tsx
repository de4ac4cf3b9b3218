import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { FieldError, FieldHint, RequiredMark, type FieldProps } from './field.tsx';

export type GroupChoice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean | undefined };
export type ChoiceGroupProps = Omit<FieldProps, 'labelHidden'> & {
  choices: readonly GroupChoice[];
  /** The values chosen at first. */
  chosen?: readonly string[] | undefined;
  /** Side by side instead of one below the other; for two or three short ones. */
  inline?: boolean | undefined;
  onChoose?: ((value: string, checked: boolean) => void) | undefined;
};

/** Several choices under one question; the legend is the label. Use RadioGroup or CheckboxGroup. */
function ChoiceGroup({ type, ...props }: ChoiceGroupProps & { type: 'radio' | 'checkbox' }) {
  const { name, id = name, label, hint, error, required, choices, chosen = [], inline, onChoose } = props;
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset className={classNames('field', error && 'field-bad')} aria-describedby={described || undefined}>
      <legend className="field-label">
        {label}
        {required && <RequiredMark />}
      </legend>
      {hint && <FieldHint id={id}>{hint}</FieldHint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      <div className={classNames('choices', inline && 'choices-inline')}>
        {choices.map((choice, i) => (
          <label key={choice.value} className="choice">
            <input
              type={type}
              id={i === 0 ? id : `${id}-${choice.value}`}
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              disabled={choice.disabled}
              onChange={onChoose && ((event) => onChoose(choice.value, event.currentTarget.checked))}
            />
            <span>
              {choice.label}
              {choice.hint && <span className="field-hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of several. */
export const RadioGroup = (props: ChoiceGroupProps) => <ChoiceGroup {...props} type="radio" />;
/** Any of several. */
export const CheckboxGroup = (props: ChoiceGroupProps) => <ChoiceGroup {...props} type="checkbox" />;
