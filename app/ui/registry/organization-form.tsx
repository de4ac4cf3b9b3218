import { ORGANIZATION_TYPES, UNIT_NATURES } from '~/registry/rules/registry-words.ts';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { registryMessages } from '../messages/registry.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Select } from '../parts/select.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { RefusalNotice, useChoices, useFormAnswer, type FormAnswer } from './form-fields.tsx';

export type OrganizationFormProps = {
  stored: Readonly<Record<string, string | number | null | undefined>>;
  directlySubordinate: boolean;
  /** a new organization has no code yet */
  fresh: boolean;
  answer: FormAnswer;
  back: string;
};

/** Name and particulars of an organization. */
export function OrganizationForm({ stored, directlySubordinate, fresh, answer, back }: OrganizationFormProps) {
  const t = useT(registryMessages);
  const p = useT(partsMessages);
  const { field, errors } = useFormAnswer(answer, stored);
  const types = useChoices(ORGANIZATION_TYPES);
  const natures = useChoices(UNIT_NATURES);
  return (
    <form method="post" className="form">
      <RefusalNotice answer={answer} />
      <ErrorSummary errors={errors} />
      {fresh && <TextInput {...field('code')} label={t('code')} required width="medium" />}
      <TextInput {...field('name')} label={t('organizationName')} required />
      <TextInput {...field('shortName')} label={t('shortName')} width="medium" />
      <Select {...field('type')} label={t('type')} choices={types} required />
      <Select {...field('unitNature')} label={t('unitNature')} choices={natures} />
      <Checkbox name="directlySubordinate" label={t('directlySubordinate')} defaultChecked={directlySubordinate} />
      <TextInput {...field('memberCount')} label={t('memberCount')} inputMode="numeric" width="short" />
      <TextInput {...field('fullMemberCount')} label={t('fullMemberCount')} inputMode="numeric" width="short" />
      <TextInput {...field('staffCount')} label={t('staffCount')} inputMode="numeric" width="short" />
      <DateInput {...field('termStart')} label={t('termStart')} />
      <TextInput {...field('termYears')} label={t('termYears')} inputMode="numeric" width="short" />
      <TextInput {...field('contact')} label={t('contact')} width="medium" />
      <div className="form-acts">
        <Button look="red">{t('save')}</Button>
        <LinkButton href={back} look="bare">
          {p('cancel')}
        </LinkButton>
      </div>
    </form>
  );
}
