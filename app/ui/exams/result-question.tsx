import { useT } from '../messages/define-messages.ts';
import { examResultMessages } from '../messages/exam-results.ts';
import { Notice } from '../parts/notice.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { AskCard } from './ask-card.tsx';

export type ResultQuestionProps = {
  ask: 'confirm' | 'hold';
  people: readonly { id: string; name: string }[];
  /** chosen, but decided already or not for this officer */
  leftOut: number;
  action: string;
  backHref: string;
};

/** Asks before results are confirmed or held, and names everybody it concerns. */
export function ResultQuestion({ ask, people, leftOut, action, backHref }: ResultQuestionProps) {
  const t = useT(examResultMessages);
  if (people.length === 0)
    return <Notice kind="due" title={leftOut > 0 ? t('notDecidable', { n: leftOut }) : t('nobody-named')} />;
  const n = people.length;
  return (
    <AskCard
      title={ask === 'confirm' ? t('confirmAsk', { n }) : t('holdAsk', { n })}
      action={action}
      fields={{ intent: ask, ids: people.map(({ id }) => id).join(',') }}
      confirm={ask === 'confirm' ? t('confirm') : t('hold')}
      look={ask === 'confirm' ? 'red' : 'danger'}
      extra={ask === 'hold' && <Textarea name="reason" label={t('holdReason')} required rows={2} maxLength={300} />}
      back={{ href: backHref, label: t('back') }}
    >
      <div className="stack">
        <p>{ask === 'confirm' ? t('confirmWhat') : t('holdWhat')}</p>
        <p>{t('people', { names: people.map(({ name }) => name).join('、') })}</p>
        {leftOut > 0 && <p className="cap">{t('notDecidable', { n: leftOut })}</p>}
      </div>
    </AskCard>
  );
}
