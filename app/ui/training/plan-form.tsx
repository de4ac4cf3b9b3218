import { POPULATION_CHOICES, type PopulationKey } from '~/training/rules/population.ts';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { registryMessages } from '../messages/registry.ts';
import { rotationMessages } from '../messages/rotation.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { CheckboxGroup } from '../parts/choice-group.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { Select } from '../parts/select.tsx';
import { TextInput } from '../parts/text-input.tsx';

export type PlanAnswer = {
  errors: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
  chosen: Readonly<Partial<Record<PopulationKey, readonly string[]>>>;
  /** how many the population has, when that was asked */
  counted: number | null;
};

/** Sentences for the catalogue keys of a plan's form. */
export function usePlanErrors(errors: Readonly<Record<string, string>>) {
  const t = useT(rotationMessages);
  const error = (name: string): string | undefined => {
    const key = errors[name];
    return key ? t((key in rotationMessages ? key : 'required') as 'required') : undefined;
  };
  return { error, all: Object.fromEntries(Object.keys(errors).map((name) => [name, error(name)])) };
}

const GROUPS = Object.keys(POPULATION_CHOICES) as PopulationKey[];

type PlanFormProps = {
  organizations: readonly { id: string; name: string }[];
  from: string;
  to: string;
  answer: PlanAnswer | null;
};

/** A new rotation plan: whom it is for, counted before anybody is named, and until when. */
export function PlanForm({ organizations, from, to, answer }: PlanFormProps) {
  const t = useT(rotationMessages);
  const words = useT(registryMessages);
  const p = useT(partsMessages);
  const { error, all } = usePlanErrors(answer?.errors ?? {});
  const value = (name: string, standard = ''): string => answer?.values[name] ?? standard;
  return (
    <form method="post" className="form">
      <ErrorSummary errors={all} />
      {answer?.counted != null && (
        <Notice kind={answer.counted > 0 ? 'info' : 'due'} title={t('counted', { n: answer.counted })} />
      )}
      <Select
        name="organizationId"
        label={t('organization')}
        required
        empty={false}
        defaultValue={value('organizationId')}
        error={error('organizationId')}
        choices={organizations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput name="title" label={t('planTitle')} required defaultValue={value('title')} error={error('title')} />
      <DateInput
        name="windowFrom"
        label={t('windowFrom')}
        required
        defaultValue={value('windowFrom', from)}
        error={error('windowFrom')}
      />
      <DateInput
        name="windowTo"
        label={t('windowTo')}
        required
        defaultValue={value('windowTo', to)}
        error={error('windowTo')}
      />
      {GROUPS.map((group, at) => (
        <CheckboxGroup
          key={group}
          name={`${group}[]`}
          id={group}
          label={t(group)}
          hint={at === 0 ? t('populationHint') : undefined}
          error={error(group)}
          inline
          choices={POPULATION_CHOICES[group].map((one) => ({ value: one, label: words(one) }))}
          chosen={answer ? (answer.chosen[group] ?? []) : group === 'postTypes' ? ['SECRETARY'] : []}
        />
      ))}
      <div className="form-acts">
        <Button look="red">{t('createPlan')}</Button>
        <Button name="intent" value="count" formNoValidate>
          {t('count')}
        </Button>
        <LinkButton href="/admin/rotation" look="bare">
          {p('cancel')}
        </LinkButton>
      </div>
    </form>
  );
}
