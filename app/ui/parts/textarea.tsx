import type { TextareaHTMLAttributes } from 'react';
import { controlProps, Field, type FieldProps } from './field.tsx';

export type TextareaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'name' | 'required'>;

/** Several lines of text; five rows unless `rows` says otherwise. */
export function Textarea({ label, labelHidden, ...rest }: TextareaProps) {
  const { name, id, hint, error, required, rows = 5, ...area } = rest;
  const field = { name, id, hint, error, required };
  return (
    <Field {...field} label={label} labelHidden={labelHidden}>
      <textarea rows={rows} {...area} {...controlProps(field)} className="input textarea" />
    </Field>
  );
}
