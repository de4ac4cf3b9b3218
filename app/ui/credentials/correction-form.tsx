import type { Difference } from '~/credentials/rules/certificate-correction.ts';
import { formatDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { credentialMessages } from '../messages/credential.ts';
import { useT } from '../messages/define-messages.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { CheckboxGroup } from '../parts/choice-group.tsx';
import { Textarea } from '../parts/textarea.tsx';

export type CorrectionFormProps = {
  certificateId: string;
  differing: readonly Difference[];
  /** what the differences were when the page was made, posted with them */
  seen: string;
  validFrom: string;
  validUntil: string | null;
  refused: { reason: string; fields: readonly string[]; typed: string } | null;
};

const FIELD_WORDS = { holderName: 'holderName', unit: 'unit', post: 'post' } as const;

/** Which entries of a certificate are put right, with what, why, and what follows from it. */
export function CorrectionForm(props: CorrectionFormProps) {
  const { differing, refused } = props;
  const t = useT(credentialMessages);
  const locale = useLocale();
  const from = formatDate(props.validFrom, locale);
  return (
    <form method="post" className="form">
      <input type="hidden" name="seen" value={props.seen} />
      <CheckboxGroup
        name="fields[]"
        id="fields"
        label={t('correctFields')}
        hint={t('correctFieldsHint')}
        required
        chosen={refused?.fields}
        error={refused?.reason === 'nothing-chosen' ? t('nothing-chosen') : undefined}
        choices={differing.map(({ field, printed, registered }) => ({
          value: field,
          label: t(FIELD_WORDS[field]),
          hint: t('differs', { printed: printed ?? t('unsaid'), registered: registered ?? t('unsaid') }),
        }))}
      />
      <Textarea
        name="reason"
        label={t('endReason')}
        hint={t('correctReasonHint')}
        required
        defaultValue={refused?.typed}
        error={refused?.reason === 'reason-missing' ? t('reason-missing') : undefined}
      />
      <section>
        <h2>{t('correctEffect')}</h2>
        <ul className="correction-effect">
          <li>{t('correctOld')}</li>
          <li>{t('correctNew')}</li>
          <li>
            {props.validUntil
              ? t('correctPeriod', { from, until: formatDate(props.validUntil, locale) })
              : t('correctPeriodOpen', { from })}
          </li>
          <li>{t('correctTold')}</li>
        </ul>
      </section>
      <div className="form-acts">
        <Button look="red">{t('correctLink')}</Button>
        <LinkButton look="bare" href={`/certificates/${props.certificateId}`}>
          {t('backToIt')}
        </LinkButton>
      </div>
    </form>
  );
}
