import type { ReactNode } from 'react';
import { partsMessages } from '../messages/parts.ts';
import { useT } from '../messages/define-messages.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export type FieldProps = {
  /** Name of the control; also its id unless `id` is given. The error summary links to it. */
  name: string;
  label: ReactNode;
  id?: string | undefined;
  hint?: ReactNode;
  /** What is wrong and how to put it right; shown beside the field. */
  error?: string | undefined;
  required?: boolean | undefined;
  /** Keeps the label for screen readers only, where the place makes it plain. */
  labelHidden?: boolean | undefined;
};

/** What the control inside a Field must carry so that hint and error are read with it. */
export type ControlProps = {
  id: string;
  name: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
};

/** The attributes that tie a control to its field. */
export function controlProps({ name, id = name, hint, error, required }: Omit<FieldProps, 'label'>): ControlProps {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return {
    id,
    name,
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': true as const }),
    ...(required && { 'aria-required': true as const }),
  };
}

/** Label, hint and error around one control of any kind. TextInput, Select and the rest already bring it. */
export function Field(props: FieldProps & { children: ReactNode }) {
  const { name, id = name, label, hint, error, required, labelHidden, children } = props;
  return (
    <div className={classNames('field', error && 'field-bad')}>
      <label htmlFor={id} className={labelHidden ? 'hidden-visually' : 'field-label'}>
        {label}
        {required && <RequiredMark />}
      </label>
      {hint && <FieldHint id={id}>{hint}</FieldHint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </div>
  );
}

export function RequiredMark() {
  const t = useT(partsMessages);
  return <span className="field-required">{t('required')}</span>;
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="field-hint">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  const t = useT(partsMessages);
  return (
    <p id={`${id}-error`} className="field-error">
      <Icon name="warn" />
      <span>
        <span className="hidden-visually">{t('errorPrefix')}</span>
        {children}
      </span>
    </p>
  );
}
