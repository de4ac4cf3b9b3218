import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examSessionMessages } from '../messages/exam-sessions.ts';
import { DateInput } from '../parts/date-input.tsx';
import { Select } from '../parts/select.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { Textarea } from '../parts/textarea.tsx';

type Titled = { title: string; titleEn: string };
export type SessionFieldsProps = {
  organizations: readonly { id: string; name: string }[];
  policies: readonly (Titled & { versionId: string; number: number })[];
  banks: readonly (Titled & { id: string; released: number })[];
  /** what stands in the fields: the session's own values, or what was typed */
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string | undefined>>;
  /** the organization is chosen once, when the session is made */
  withOrganization: boolean;
};

/** The fields of a session: what, by which rules, when and where. */
export function SessionFields(props: SessionFieldsProps) {
  const { organizations, policies, banks, values, errors, withOrganization } = props;
  const t = useT(examSessionMessages);
  const english = useLocale() === 'en';
  const titleOf = (row: Titled): string => (english ? row.titleEn : row.title);
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', error: errors[name] });
  return (
    <>
      <TextInput {...field('title')} label={t('title')} hint={t('titleHint')} required maxLength={100} />
      {withOrganization && (
        <Select
          {...field('organizationId')}
          label={t('organizer')}
          required
          {...(organizations.length === 1 && { empty: false as const })}
          choices={organizations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Select
        {...field('occasion')}
        label={t('occasion')}
        required
        choices={(['PRE_APPOINTMENT', 'PRE_ELECTION', 'CERTIFICATION_L1'] as const).map((value) => ({
          value,
          label: t(value),
        }))}
      />
      <Select
        {...field('policyVersionId')}
        label={t('policy')}
        hint={t('policyHint')}
        required
        choices={policies.map((policy) => ({
          value: policy.versionId,
          label: t('policyVersion', { title: titleOf(policy), n: policy.number }),
        }))}
      />
      <Select
        {...field('bankId')}
        label={t('bank')}
        hint={t('bankHint')}
        required
        choices={banks.map((bank) => ({
          value: bank.id,
          label: t('bankChoice', { title: titleOf(bank), n: bank.released }),
        }))}
      />
      <DateInput {...field('opensAt')} withTime label={t('opensAt')} hint={t('opensAtHint')} required />
      <DateInput {...field('closesAt')} withTime label={t('closesAt')} hint={t('closesAtHint')} required />
      <DateInput
        {...field('registrationClosesAt')}
        withTime
        label={t('registrationClosesAt')}
        hint={t('registrationClosesAtHint')}
      />
      <DateInput
        {...field('releaseResultsAt')}
        withTime
        label={t('releaseResultsAt')}
        hint={t('releaseResultsAtHint')}
      />
      <TextInput {...field('venue')} label={t('venue')} hint={t('venueHint')} maxLength={100} />
      <Textarea {...field('notice')} label={t('notice')} hint={t('noticeHint')} maxLength={2000} />
    </>
  );
}
