import type { NewExemptionPage } from '~/exams/queries/exemption-pages.server.ts';
import {
  EXEMPTION_NAME_LIMIT,
  EXEMPTION_OCCASIONS,
  EXEMPTION_REASON_LIMIT,
  kindChoice,
} from '~/exams/rules/exemption.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { exemptionMessages } from '../messages/exemptions.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { RadioGroup } from '../parts/choice-group.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { Select } from '../parts/select.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { Textarea } from '../parts/textarea.tsx';

export type ExemptionFormProps = {
  person: NonNullable<NewExemptionPage['person']>;
  action: string;
  /** today, the day on which most exemptions begin */
  day: string;
  listHref: string;
  /** a form that was not accepted: sentences by field, and what was typed */
  refused: { errors: Readonly<Record<string, string>>; values: Readonly<Record<string, string>> } | null;
};

/** What is recorded of an exemption: from which test, for what kind and reason, by whose approval and until when. */
export function ExemptionForm({ person, action, day, listHref, refused }: ExemptionFormProps) {
  const t = useT(exemptionMessages);
  const english = useLocale() === 'en';
  const { cadreId: personal, ...errors } = refused?.errors ?? {};
  const field = (name: string, standard = '') => ({
    name,
    error: errors[name],
    defaultValue: refused?.values[name] ?? standard,
  });
  const title = t('personTitle', { name: person.name });
  const note = [person.staffNumber, person.organizationName, person.post].filter(Boolean).join(' · ');
  const aside = <a href={action}>{t('changePerson')}</a>;
  const hindrance = person.self
    ? 'own-exemption'
    : person.left
      ? 'not-active'
      : person.kinds.length === 0
        ? 'no-policy'
        : null;
  if (hindrance)
    return (
      <Card title={title} note={note} aside={aside}>
        <Notice kind="due" title={t(hindrance)} />
      </Card>
    );
  const policies = new Set(person.kinds.map(({ policyVersionId }) => policyVersionId));
  const terms = [...new Set(person.kinds.map(({ validityMonths }) => validityMonths))].map((n) =>
    n === null ? t('forever') : t('months', { n }),
  );
  return (
    <Card title={title} note={note} aside={aside}>
      <form method="post" action={`${action}?cadre=${person.cadreId}`} className="form">
        <ErrorSummary errors={errors} />
        {personal && <Notice kind="bad" title={personal} />}
        <p>{t('formLead')}</p>
        <input type="hidden" name="cadreId" value={person.cadreId} />
        <RadioGroup
          name="occasion"
          label={t('occasion')}
          required
          inline
          error={errors['occasion']}
          chosen={[refused?.values['occasion'] ?? 'PRE_APPOINTMENT']}
          choices={EXEMPTION_OCCASIONS.map((value) => ({ value, label: t(value) }))}
        />
        <Select
          {...field('kind')}
          label={t('kind')}
          required
          choices={person.kinds.map((one) => ({
            value: kindChoice(one),
            label:
              policies.size > 1
                ? t('kindOf', { kind: one.kind, policy: english ? one.policyTitleEn : one.policyTitle })
                : one.kind,
          }))}
        />
        <Textarea
          {...field('reason')}
          label={t('reason')}
          hint={t('reasonHint', { n: EXEMPTION_REASON_LIMIT })}
          required
          rows={3}
          maxLength={EXEMPTION_REASON_LIMIT}
        />
        <TextInput
          {...field('approvedBy')}
          label={t('approvedBy')}
          hint={t('approvedHint')}
          required
          maxLength={EXEMPTION_NAME_LIMIT}
        />
        <TextInput
          {...field('documentNumber')}
          label={t('documentNumber')}
          hint={t('documentHint')}
          maxLength={EXEMPTION_NAME_LIMIT}
          width="medium"
        />
        <DateInput {...field('validFrom', day)} label={t('validFrom')} required />
        <DateInput
          {...field('validUntil')}
          label={t('validUntil')}
          hint={t('untilHint', { terms: terms.join(english ? ', ' : '、') })}
        />
        <p className="cap">{t('noSlip')}</p>
        <div className="form-acts">
          <Button look="red">{t('submit')}</Button>
          <LinkButton href={listHref} look="bare">
            {t('back')}
          </LinkButton>
        </div>
      </form>
    </Card>
  );
}
