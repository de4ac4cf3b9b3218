import type { SelectHTMLAttributes } from 'react';
import { partsMessages } from '../messages/parts.ts';
import { useT } from '../messages/define-messages.ts';
import { controlProps, Field, type FieldProps } from './field.tsx';

export type Choice = { value: string; label: string; disabled?: boolean | undefined };
export type SelectProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'name' | 'required'> & {
    choices: readonly Choice[];
    /** Words of the empty first choice; `false` leaves it out. */
    empty?: string | false;
  };

/** One choice from a list, by the browser's own control. */
export function Select({ label, labelHidden, choices, empty, ...rest }: SelectProps) {
  const t = useT(partsMessages);
  const { name, id, hint, error, required, ...select } = rest;
  const field = { name, id, hint, error, required };
  return (
    <Field {...field} label={label} labelHidden={labelHidden}>
      <select {...select} {...controlProps(field)} className="input select">
        {empty !== false && <option value="">{empty ?? t('choose')}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
