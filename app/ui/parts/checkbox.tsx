import type { InputHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { controlProps, FieldError, FieldHint } from './field.tsx';

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name' | 'type'> & {
  name: string;
  label: ReactNode;
  id?: string | undefined;
  hint?: ReactNode;
  error?: string | undefined;
};

/** One yes-or-no. The whole line is the target. */
export function Checkbox({ name, id = name, label, hint, error, required, ...input }: CheckboxProps) {
  return (
    <div className={classNames('field', error && 'field-bad')}>
      {error && <FieldError id={id}>{error}</FieldError>}
      <label className="choice">
        <input {...input} type="checkbox" {...controlProps({ name, id, hint, error, required })} />
        <span>{label}</span>
      </label>
      {hint && (
        <div className="choice-hint">
          <FieldHint id={id}>{hint}</FieldHint>
        </div>
      )}
    </div>
  );
}
