import type { ReactNode } from 'react';
import { CLASS_TYPES } from '~/credits/rules/credit-category.ts';
import { useT } from '../messages/define-messages.ts';
import { trainingMessages } from '../messages/training.ts';
import { DateInput } from '../parts/date-input.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Select } from '../parts/select.tsx';
import { TextInput } from '../parts/text-input.tsx';

export type ClassFormProps = {
  values: Readonly<Record<string, string | number | null | undefined>>;
  errors: Readonly<Record<string, string>>;
  plans: readonly { id: string; title: string }[];
  /** fields of the page's own that come first */
  before?: ReactNode;
};

const TEXTS = ['title', 'tier', 'host', 'organizer', 'place'] as const;
const NUMBERS = ['creditHours', 'days', 'plannedCount', 'seriesNo'] as const;
const OPTIONAL: readonly string[] = ['organizer', 'place', 'days', 'plannedCount', 'seriesNo'];

/** The fields of a class, new or changed. */
export function ClassFormFields({ values, errors, plans, before }: ClassFormProps) {
  const t = useT(trainingMessages);
  const error = (name: string): string | undefined => {
    const key = errors[name];
    return key ? t(key as 'required') : undefined;
  };
  const value = (name: string): string => String(values[name] ?? '');
  const names = Object.keys(errors);
  return (
    <>
      {names.length > 0 && <ErrorSummary errors={Object.fromEntries(names.map((name) => [name, error(name)]))} />}
      {before}
      <Select
        name="classType"
        label={t('classType')}
        required
        defaultValue={value('classType') || 'PX'}
        error={error('classType')}
        choices={CLASS_TYPES.map((type) => ({ value: type, label: t(type) }))}
        empty={false}
      />
      {TEXTS.map((name) => (
        <TextInput
          key={name}
          name={name}
          label={t(name)}
          required={!OPTIONAL.includes(name)}
          defaultValue={value(name)}
          error={error(name)}
        />
      ))}
      <DateInput
        name="startsOn"
        label={t('startsOn')}
        required
        defaultValue={value('startsOn')}
        error={error('startsOn')}
      />
      <DateInput name="endsOn" label={t('endsOn')} required defaultValue={value('endsOn')} error={error('endsOn')} />
      {NUMBERS.map((name) => (
        <TextInput
          key={name}
          name={name}
          label={t(name)}
          hint={name === 'days' ? t('daysHint') : undefined}
          inputMode="decimal"
          width="short"
          required={!OPTIONAL.includes(name)}
          defaultValue={value(name)}
          error={error(name)}
        />
      ))}
      <Select
        name="planId"
        label={t('belongsToPlan')}
        defaultValue={value('planId')}
        error={error('planId')}
        empty={t('noPlan')}
        choices={plans.map((plan) => ({ value: plan.id, label: plan.title }))}
      />
    </>
  );
}
