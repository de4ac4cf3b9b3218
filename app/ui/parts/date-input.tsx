import { TextInput, type TextInputProps } from './text-input.tsx';

/** A calendar day (`YYYY-MM-DD`), or with `withTime` a local day and time, by the browser's own picker. */
export function DateInput({
  withTime = false,
  ...props
}: Omit<TextInputProps, 'type' | 'width'> & { withTime?: boolean }) {
  return <TextInput {...props} type={withTime ? 'datetime-local' : 'date'} width="medium" />;
}
