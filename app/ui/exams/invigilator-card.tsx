import { useT } from '../messages/define-messages.ts';
import { examSessionPageMessages } from '../messages/exam-session-page.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { CheckboxGroup } from '../parts/choice-group.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { StateMark } from '../parts/state-mark.tsx';

export type InvigilatorCardProps = {
  sessionId: string;
  invigilators: readonly { accountId: string; name: string; organizationName: string; assigned: boolean }[];
  mayAssign: boolean;
  /** nobody watches what is over */
  over: boolean;
};

/** Who watches over the session. */
export function InvigilatorCard({ sessionId, invigilators, mayAssign, over }: InvigilatorCardProps) {
  const t = useT(examSessionPageMessages);
  if (!mayAssign) {
    const assigned = invigilators.filter((one) => one.assigned);
    return assigned.length === 0 ? null : (
      <Card title={t('invigilators')}>
        <p>{assigned.map(({ name }) => name).join('、')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('invigilators')} note={t('invigilatorsLead')}>
      {invigilators.length === 0 ? (
        <EmptyState title={t('noInvigilators')}>{t('noInvigilatorsWhy')}</EmptyState>
      ) : (
        <form method="post" action={`/admin/sessions/${sessionId}`} className="stack">
          <input type="hidden" name="intent" value="invigilators" />
          {!over && !invigilators.some((one) => one.assigned) && (
            <p>
              <StateMark state="due">{t('nobodyWatches')}</StateMark>
            </p>
          )}
          <CheckboxGroup
            name="invigilator"
            label={t('invigilators')}
            choices={invigilators.map(({ accountId, name, organizationName }) => ({
              value: accountId,
              label: name,
              hint: organizationName,
            }))}
            chosen={invigilators.filter((one) => one.assigned).map(({ accountId }) => accountId)}
          />
          <div className="form-acts">
            <Button>{t('saveInvigilators')}</Button>
          </div>
        </form>
      )}
    </Card>
  );
}
