import type { InputHTMLAttributes } from 'react';
import { formatBytes } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { shellMessages } from '../messages/shell.ts';
import { controlProps, Field, type FieldProps } from './field.tsx';

export type FileInputProps = Omit<FieldProps, 'labelHidden'> &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name' | 'required' | 'type'> & {
    /** Words for the kinds of file taken, as in “Excel（.xlsx）”. */
    types: string;
    /** The greatest size in bytes. */
    maxBytes: number;
  };

/** A file from the person's device. Says what may be uploaded, and that this is not a classified system. */
export function FileInput({ label, types, maxBytes, ...rest }: FileInputProps) {
  const t = useT(partsMessages);
  const s = useT(shellMessages);
  const locale = useLocale();
  const { name, id, hint, error, required, ...input } = rest;
  const rule = (
    <>
      {hint} {t('fileRule', { types, size: formatBytes(maxBytes, locale) })}
    </>
  );
  const field = { name, id, hint: rule, error, required };
  return (
    <Field {...field} label={label}>
      <input {...input} type="file" {...controlProps(field)} className="input input-file" />
      <p className="field-warning">{s('nonClassified')}</p>
    </Field>
  );
}
