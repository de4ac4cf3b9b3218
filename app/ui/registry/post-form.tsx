import type { OrganizationPicker } from '~/identity/rules/organization-choice.ts';
import { EMPLOYMENT_MODES, POST_TYPES } from '~/registry/rules/registry-words.ts';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { registryMessages } from '../messages/registry.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { RadioGroup } from '../parts/choice-group.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { OrganizationField } from '../parts/organization-field.tsx';
import { Select } from '../parts/select.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { RefusalNotice, useChoices, useFormAnswer, type FormAnswer } from './form-fields.tsx';

export type PostFormProps = {
  stored: Readonly<Record<string, string | number | null | undefined>>;
  /** left out where the post is known: its organization stays */
  place: OrganizationPicker | null;
  organizationName: string | null;
  answer: FormAnswer;
  back: string;
};

/** A post, new or held. */
export function PostForm({ stored, place, organizationName, answer, back }: PostFormProps) {
  const t = useT(registryMessages);
  const p = useT(partsMessages);
  const { field, errors, value, error } = useFormAnswer(answer, stored);
  const types = useChoices(POST_TYPES);
  const modes = useChoices(EMPLOYMENT_MODES);
  return (
    <form method="post" className="form">
      <RefusalNotice answer={answer} />
      <ErrorSummary errors={errors} />
      {place ? (
        <OrganizationField
          name="organizationId"
          label={t('organization')}
          picker={place}
          answer={answer?.picked?.['organizationId']}
          error={error('organizationId')}
          required
        />
      ) : (
        <>
          <p>
            {t('organization')}：{organizationName}
          </p>
          <input type="hidden" name="organizationId" value={value('organizationId')} />
        </>
      )}
      <Select {...field('postType')} label={t('post')} choices={types} required />
      <TextInput {...field('title')} label={t('postTitle')} hint={t('postTitleHint')} width="medium" />
      <RadioGroup
        name="employmentMode"
        label={t('mode')}
        choices={modes}
        chosen={[value('employmentMode') || 'PART_TIME']}
        error={error('employmentMode')}
        inline
      />
      <DateInput {...field('startedOn')} label={t('startedOn')} required />
      <TextInput {...field('termYears')} label={t('termYears')} inputMode="numeric" width="short" />
      <TextInput {...field('concurrentAdministrativePost')} label={t('concurrentAdministrativePost')} />
      <TextInput {...field('documentNumber')} label={t('documentNumber')} width="medium" />
      <div className="form-acts">
        <Button look="red">{t('save')}</Button>
        <LinkButton href={back} look="bare">
          {p('cancel')}
        </LinkButton>
      </div>
    </form>
  );
}
