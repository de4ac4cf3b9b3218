import { SEXES } from '~/registry/rules/registry-words.ts';
import type { OrganizationPicker } from '~/identity/rules/organization-choice.ts';
import { useT } from '../messages/define-messages.ts';
import { registryMessages } from '../messages/registry.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { OrganizationField } from '../parts/organization-field.tsx';
import { Select } from '../parts/select.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { partsMessages } from '../messages/parts.ts';
import { RefusalNotice, useChoices, useFormAnswer, type FormAnswer } from './form-fields.tsx';

export type CadreFormProps = {
  stored: Readonly<Record<string, string | number | null | undefined>>;
  home: OrganizationPicker;
  answer: FormAnswer;
  back: string;
};

/** Basic data of a person, new or known. */
export function CadreForm({ stored, home, answer, back }: CadreFormProps) {
  const t = useT(registryMessages);
  const p = useT(partsMessages);
  const { field, error, errors } = useFormAnswer(answer, stored);
  const sexes = useChoices(SEXES);
  return (
    <form method="post" className="form">
      <RefusalNotice answer={answer} />
      <ErrorSummary errors={errors} />
      <input type="hidden" name="version" value={String(stored['version'] ?? 0)} />
      <TextInput {...field('name')} label={t('name')} required width="medium" />
      <TextInput {...field('staffNumber')} label={t('staffNumber')} width="medium" />
      <OrganizationField
        name="homeOrganizationId"
        label={t('homeOrganization')}
        picker={home}
        answer={answer?.picked?.['homeOrganizationId']}
        error={error('homeOrganizationId')}
        required
      />
      <Select {...field('sex')} label={t('sex')} choices={sexes} />
      <TextInput {...field('birthMonth')} label={t('birthMonth')} hint={t('monthHint')} width="short" />
      <TextInput {...field('joinedPartyMonth')} label={t('joinedPartyMonth')} hint={t('monthHint')} width="short" />
      <TextInput {...field('education')} label={t('education')} width="medium" />
      <TextInput {...field('administrativePost')} label={t('administrativePost')} />
      <TextInput {...field('rankLevel')} label={t('rankLevel')} width="medium" />
      <TextInput {...field('identityCategory')} label={t('identityCategory')} width="medium" />
      <TextInput {...field('phone')} label={t('phone')} hint={t('phoneHint')} inputMode="tel" width="medium" />
      <div className="form-acts">
        <Button look="red">{t('save')}</Button>
        <LinkButton href={back} look="bare">
          {p('cancel')}
        </LinkButton>
      </div>
    </form>
  );
}
