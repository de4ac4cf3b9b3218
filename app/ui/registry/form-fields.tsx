import type { PickAnswer } from '~/identity/rules/organization-choice.ts';
import { useT } from '../messages/define-messages.ts';
import { registryMessages } from '../messages/registry.ts';
import { Notice } from '../parts/notice.tsx';
import { usePickErrors } from '../parts/organization-field.tsx';

/** What a posted form came back with. */
export type FormAnswer = {
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
  /** organizations that were picked, by field */
  picked?: Readonly<Record<string, PickAnswer>> | undefined;
  /** a refusal that belongs to no single field */
  reason?: string | undefined;
} | null;

/** Sentences for the catalogue keys of a form, and the values to show: what was typed, else what is stored. */
export function useFormAnswer(
  answer: FormAnswer,
  stored: Readonly<Record<string, string | number | null | undefined>>,
) {
  const t = useT(registryMessages) as (key: string) => string;
  const misplaced = usePickErrors(answer?.picked);
  const error = (name: string): string | undefined => {
    const key = answer?.errors?.[name];
    return name in misplaced
      ? misplaced[name]
      : key === undefined
        ? undefined
        : key in registryMessages
          ? t(key)
          : t('required');
  };
  const value = (name: string): string => answer?.values?.[name] ?? String(stored[name] ?? '');
  const wrong = Object.keys({ ...answer?.errors, ...misplaced });
  const errors = Object.fromEntries(wrong.map((name) => [name, error(name)]));
  return { error, value, errors, field: (name: string) => ({ name, error: error(name), defaultValue: value(name) }) };
}

export function RefusalNotice({ answer }: { answer: FormAnswer }) {
  const t = useT(registryMessages) as (key: string) => string;
  return answer?.reason ? <Notice kind="bad" title={t(answer.reason)} /> : null;
}

/** Choices named by the catalogue. */
export function useChoices(values: readonly string[]) {
  const t = useT(registryMessages) as (key: string) => string;
  return values.map((value) => ({ value, label: t(value) }));
}
