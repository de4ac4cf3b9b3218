import type { LiveRefusal } from '~/questions/rules/live-admission.ts';
import { useT } from '../messages/define-messages.ts';
import { questionMessages } from '../messages/questions.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { RadioGroup } from '../parts/choice-group.tsx';
import { Notice } from '../parts/notice.tsx';
import { Textarea } from '../parts/textarea.tsx';

export type ReviewFormProps = {
  action: string;
  /** of the version that is judged */
  number: number;
  /** why a live question cannot be released */
  blocked: LiveRefusal | null;
  errors: Readonly<Record<string, string | undefined>>;
};

/** The reviewer's decision on one version. */
export function ReviewForm({ action, number, blocked, errors }: ReviewFormProps) {
  const t = useT(questionMessages);
  return (
    <Card title={t('decide')}>
      <form method="post" action={action} className="form">
        <input type="hidden" name="intent" value="review" />
        <input type="hidden" name="number" value={number} />
        {blocked && <Notice kind="due" title={t(`refusal.${blocked}`)} />}
        <RadioGroup
          name="decision"
          label={t('decide')}
          required
          error={errors['decision']}
          choices={[
            { value: 'RELEASED', label: t('release'), disabled: blocked !== null },
            { value: 'RETURNED', label: t('returnIt') },
          ]}
        />
        <Textarea name="note" label={t('note')} hint={t('noteHint')} rows={3} error={errors['note']} />
        <div className="form-acts">
          <Button look="red">{t('decideNow')}</Button>
        </div>
      </form>
    </Card>
  );
}
