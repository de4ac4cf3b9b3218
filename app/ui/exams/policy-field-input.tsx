import { QUESTION_TYPES } from '~/exams/rules/paper-blueprint.ts';
import type { PolicyField } from '~/exams/rules/policy-fields.ts';
import { SECTION_ROWS, type PolicyForm } from '~/exams/rules/policy-form.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examPolicyMessages } from '../messages/exam-policies.ts';
import { Checkbox } from '../parts/checkbox.tsx';
import { FieldError } from '../parts/field.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Select } from '../parts/select.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { Textarea } from '../parts/textarea.tsx';
import type { TopicTitle } from './policy-field-view.tsx';

export type PolicyFieldInputProps = {
  field: PolicyField;
  values: PolicyForm;
  errors: Readonly<Record<string, string | undefined>>;
  topics: readonly TopicTitle[];
};

/** One setting of a policy as it is asked for. */
export function PolicyFieldInput({ field, values, errors, topics }: PolicyFieldInputProps) {
  const t = useT(examPolicyMessages);
  if (!('name' in field)) {
    if (field.kind === 'points') return <Points values={values} error={errors['points']} />;
    if (field.kind === 'sections') return <Sections values={values} error={errors['sections']} />;
    return <Blueprint values={values} error={errors['blueprint']} topics={topics} />;
  }
  if (field.kind === 'fixed') return <p>{t(`${field.name}Fixed`)}</p>;
  const common = { name: field.name, error: errors[field.name] };
  const label = field.name === 'openBook' ? t('openBookField') : t(field.name);
  switch (field.kind) {
    case 'number':
      return (
        <TextInput
          {...common}
          label={t('labelOf', { label, of: t(`of_${field.unit}`) })}
          hint={field.name === 'validityMonths' ? t('emptyNoEnd') : field.optional ? t('emptyNone') : undefined}
          type="number"
          inputMode="numeric"
          min={0}
          width="short"
          required={!field.optional}
          defaultValue={values[field.name] ?? ''}
        />
      );
    case 'yes-no':
      return <Checkbox {...common} label={label} defaultChecked={values[field.name] === 'on'} />;
    case 'choice':
      return (
        <Select
          {...common}
          label={label}
          empty={false}
          defaultValue={values[field.name] ?? ''}
          choices={field.values.map((value) => ({ value, label: t(value as 'OWNER') }))}
        />
      );
    case 'lines':
      return (
        <Textarea
          {...common}
          label={t('labelOf', { label, of: t('of_lines') })}
          defaultValue={values[field.name] ?? ''}
        />
      );
    case 'text':
      return <TextInput {...common} label={label} defaultValue={values[field.name] ?? ''} required />;
  }
}

type PartProps = { values: PolicyForm; error: string | undefined };

function Points({ values, error }: PartProps) {
  const t = useT(examPolicyMessages);
  return (
    <fieldset className="field" id="points">
      <legend className="field-label">{t('points')}</legend>
      {error && <FieldError id="points">{error}</FieldError>}
      <div className="row">
        {QUESTION_TYPES.map((type) => (
          <TextInput
            key={type}
            name={`points.${type}`}
            label={t(type)}
            type="number"
            step="0.5"
            min={0}
            width="short"
            defaultValue={values[`points.${type}`] ?? ''}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Blueprint({ values, error, topics }: PartProps & { topics: readonly TopicTitle[] }) {
  const t = useT(examPolicyMessages);
  const english = useLocale() === 'en';
  return (
    <fieldset className="field" id="blueprint">
      <legend className="field-label">{t('blueprint')}</legend>
      {error && <FieldError id="blueprint">{error}</FieldError>}
      <ScrollRegion label={t('blueprint')}>
        <table className="data-table dense policy-draw">
          <thead>
            <tr>
              <th scope="col">{t('topic')}</th>
              {QUESTION_TYPES.map((type) => (
                <th key={type} scope="col" className="cell-number">
                  {t(type)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {topics.map((topic) => (
              <tr key={topic.code}>
                <th scope="row" className="cell-wrap">
                  {topic.code} {english ? topic.titleEn : topic.title}
                </th>
                {QUESTION_TYPES.map((type) => (
                  <td key={type} className="cell-number">
                    <input
                      className="input input-count"
                      type="number"
                      inputMode="numeric"
                      min={0}
                      max={200}
                      name={`cell.${topic.code}.${type}`}
                      aria-label={`${topic.code} ${t(type)}`}
                      defaultValue={values[`cell.${topic.code}.${type}`] ?? '0'}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </fieldset>
  );
}

function Sections({ values, error }: PartProps) {
  const t = useT(examPolicyMessages);
  return (
    <div id="sections" className="stack">
      {error && <FieldError id="sections">{error}</FieldError>}
      {Array.from({ length: SECTION_ROWS }, (_, row) => (
        <fieldset key={row} className="field">
          <legend className="field-label">{t('sectionRow', { n: row + 1 })}</legend>
          <input type="hidden" name={`section.${row}.code`} value={values[`section.${row}.code`] ?? ''} />
          <div className="columns-2">
            <TextInput
              name={`section.${row}.title`}
              label={t('sectionTitle')}
              defaultValue={values[`section.${row}.title`] ?? ''}
            />
            <TextInput
              name={`section.${row}.titleEn`}
              label={t('sectionTitleEn')}
              defaultValue={values[`section.${row}.titleEn`] ?? ''}
            />
            <TextInput
              name={`section.${row}.topics`}
              label={t('sectionTopics')}
              defaultValue={values[`section.${row}.topics`] ?? ''}
            />
            <TextInput
              name={`section.${row}.minimum`}
              label={t('sectionMinimum')}
              type="number"
              min={0}
              max={100}
              width="short"
              defaultValue={values[`section.${row}.minimum`] ?? ''}
            />
          </div>
        </fieldset>
      ))}
    </div>
  );
}
