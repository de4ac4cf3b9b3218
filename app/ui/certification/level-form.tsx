import { certificationMessages } from '../messages/certification.ts';
import { useT } from '../messages/define-messages.ts';
import { Button } from '../parts/button.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { TextInput } from '../parts/text-input.tsx';

const FIELDS = ['testScore', 'paperScore', 'hours', 'months', 'renewalHours', 'validityMonths'] as const;
type Figures = Record<(typeof FIELDS)[number], number>;

/** Every number of level one as a field, in force from a day. */
export function LevelForm({
  current,
  today,
  refused,
}: {
  current: Figures;
  today: string;
  refused: { errors: Record<string, string>; values: Record<string, string> } | null;
}) {
  const t = useT(certificationMessages);
  const error = (name: string): string | undefined => {
    const key = refused?.errors[name];
    return key ? t(key as 'bad-number') : undefined;
  };
  return (
    <form method="post" className="form">
      <DateInput
        name="validFrom"
        label={t('from')}
        required
        min={today}
        defaultValue={refused?.values['validFrom'] ?? today}
        error={error('validFrom')}
      />
      {FIELDS.map((name) => (
        <TextInput
          key={name}
          name={name}
          label={t(name)}
          required
          inputMode="decimal"
          defaultValue={refused?.values[name] ?? String(current[name])}
          error={error(name)}
        />
      ))}
      <Button look="red">{t('save')}</Button>
    </form>
  );
}
