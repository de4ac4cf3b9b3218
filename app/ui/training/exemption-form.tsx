import type { MemberRow } from '~/training/rules/member-row.ts';
import { rotationMessages } from '../messages/rotation.ts';
import { useT } from '../messages/define-messages.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { TextInput } from '../parts/text-input.tsx';

type ExemptionFormProps = { person: MemberRow; error: string | undefined; reason: string | undefined };

/** Enters an exemption of one person with its reason, or takes it back. */
export function ExemptionForm({ person, error, reason }: ExemptionFormProps) {
  const t = useT(rotationMessages);
  const exempt = person.standing === 'EXEMPT';
  return (
    <Card id="exemption" title={t('exemptOf', { name: person.name })}>
      <form method="post" className="form">
        <input type="hidden" name="cadreId" value={person.cadreId} />
        {!exempt && (
          <TextInput
            name="reason"
            label={t('exemptReason')}
            required
            defaultValue={reason}
            error={error && t(error as 'reason-missing')}
          />
        )}
        <div className="form-acts">
          {exempt ? (
            <Button name="undo" value="1">
              {t('exemptChange')}
            </Button>
          ) : (
            <Button>{t('exemptSave')}</Button>
          )}
        </div>
      </form>
    </Card>
  );
}
