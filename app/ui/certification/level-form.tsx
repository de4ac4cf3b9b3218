import { ABILITY_DOMAINS } from '~/certification/rules/ability-domains.ts';
import type { LevelFigures } from '~/certification/rules/level-figures.ts';
import { useLocale } from '../locale-context.tsx';
import { certificationMessages } from '../messages/certification.ts';
import { useT } from '../messages/define-messages.ts';
import { Button } from '../parts/button.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { FieldHint } from '../parts/field.tsx';
import { Select } from '../parts/select.tsx';
import { TextInput } from '../parts/text-input.tsx';

const FIELDS = ['testScore', 'paperScore', 'hours', 'months', 'renewalHours', 'validityMonths'] as const;

export type LevelFormProps = {
  current: LevelFigures;
  today: string;
  /** what a row may rest on */
  citable: readonly { clauseId: string; documentTitle: string; label: string; heading: string }[];
  /** the courses that it may ask for */
  offered: readonly { code: string; title: string; titleEn: string }[];
  refused: { errors: Record<string, string>; values: Record<string, string> } | null;
};

/** Every number of level one as a field, in force from a day. */
export function LevelForm({ current, today, citable, offered, refused }: LevelFormProps) {
  const t = useT(certificationMessages);
  const english = useLocale() === 'en';
  const words = (key: string): string => t(key as 'bad-number');
  const field = (name: string, initial: string | number) => ({
    name,
    required: true,
    defaultValue: refused?.values[name] ?? String(initial),
    error: refused?.errors[name] === undefined ? undefined : words(refused.errors[name]),
  });
  return (
    <form method="post" className="form">
      <ErrorSummary
        errors={Object.fromEntries(Object.entries(refused?.errors ?? {}).map(([name, key]) => [name, words(key)]))}
      />
      <DateInput {...field('validFrom', today)} label={t('from')} min={today} />
      <div className="field-pairs">
        {FIELDS.map((name) => (
          <TextInput key={name} {...field(name, current[name])} label={t(name)} width="short" inputMode="decimal" />
        ))}
      </div>
      <Select
        {...field('courseCode', current.courseCode)}
        label={t('course')}
        empty={false}
        choices={offered.map(({ code, title, titleEn }) => ({ value: code, label: english ? titleEn : title }))}
      />
      {(['weights', 'floors'] as const).map((group) => (
        <fieldset key={group} className="field">
          <legend className="field-label">{t(group)}</legend>
          <FieldHint id={group}>{t(`${group}What`)}</FieldHint>
          <div className="field-pairs">
            {ABILITY_DOMAINS.map((domain) => (
              <TextInput
                key={domain}
                {...field(`${group}.${domain}`, current[group][domain])}
                label={t(domain)}
                width="short"
                inputMode="numeric"
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Select
        name="clauseId"
        label={t('basis')}
        hint={t('basisHint')}
        empty={t('noBasis')}
        defaultValue={refused?.values['clauseId'] ?? ''}
        error={refused?.errors['clauseId'] === undefined ? undefined : words(refused.errors['clauseId'])}
        choices={citable.map(({ clauseId, documentTitle, label, heading }) => ({
          value: clauseId,
          label: `《${documentTitle}》${label} ${heading}`,
        }))}
      />
      <div className="form-acts">
        <Button look="red">{t('save')}</Button>
      </div>
    </form>
  );
}
