import type { InputHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import { controlProps, Field, type FieldProps } from './field.tsx';

export type TextInputProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name' | 'required'> & {
    /** How much is expected: short 8 em, medium 20 em, full the whole column. */
    width?: 'short' | 'medium' | 'full';
  };

/** One line of text, a number, a password, an e-mail address: set `type`, `inputMode` and `autoComplete`. */
export function TextInput({ label, labelHidden, width = 'full', className, ...rest }: TextInputProps) {
  const { name, id, hint, error, required, ...input } = rest;
  const field = { name, id, hint, error, required };
  return (
    <Field {...field} label={label} labelHidden={labelHidden}>
      <input
        {...input}
        {...controlProps(field)}
        className={classNames('input', width !== 'full' && `input-${width}`, className)}
      />
    </Field>
  );
}
