import { useT } from '../messages/define-messages.ts';
import { examResultMessages } from '../messages/exam-results.ts';
import { Notice } from '../parts/notice.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { AskCard } from './ask-card.tsx';

export type ResultQuestionProps = {
  ask: 'confirm' | 'hold' | 'refuse';
  people: readonly { id: string; name: string; /** a confirmed pass is issued as a slip */ slip: boolean }[];
  /** chosen, but decided already or not for this officer */
  leftOut: number;
  action: string;
  backHref: string;
  /** what was typed before a refusal, and what is wrong with it */
  reason: string | undefined;
  reasonError: string | undefined;
};

/** Asks before results are confirmed, held or refused, and names everybody it concerns. */
export function ResultQuestion(props: ResultQuestionProps) {
  const { ask, people, leftOut, action, backHref } = props;
  const t = useT(examResultMessages);
  if (people.length === 0)
    return <Notice kind="due" title={leftOut > 0 ? t('notDecidable', { n: leftOut }) : t('nobody-named')} />;
  const n = people.length;
  return (
    <AskCard
      title={t(`${ask}Ask`, { n })}
      action={action}
      fields={{ intent: ask, ids: people.map(({ id }) => id).join(',') }}
      confirm={t(ask)}
      look={ask === 'confirm' ? 'red' : 'danger'}
      extra={
        ask !== 'confirm' && (
          <Textarea
            name="reason"
            label={t(`${ask}Reason`)}
            error={props.reasonError}
            defaultValue={props.reason}
            required
            rows={2}
            maxLength={300}
          />
        )
      }
      back={{ href: backHref, label: t('back') }}
    >
      <div className="stack">
        {ask !== 'confirm' && <p>{t(`${ask}What`)}</p>}
        {ask === 'confirm' && people.some(({ slip }) => slip) && <p>{t('confirmWhat')}</p>}
        {ask === 'confirm' && people.some(({ slip }) => !slip) && <p>{t('confirmWhatLevel')}</p>}
        <p>{t('people', { names: people.map(({ name }) => name).join('、') })}</p>
        {leftOut > 0 && <p className="cap">{t('notDecidable', { n: leftOut })}</p>}
      </div>
    </AskCard>
  );
}
