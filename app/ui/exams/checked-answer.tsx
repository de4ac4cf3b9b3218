import type { ReviewedItem } from '~/exams/queries/reviewed-item.server.ts';
import { candidateMessages } from '../messages/candidate.ts';
import { useT } from '../messages/define-messages.ts';
import { resultMessages } from '../messages/result.ts';
import { sittingMessages } from '../messages/sitting.ts';
import { ClauseLink } from '../parts/clause-link.tsx';
import { Notice } from '../parts/notice.tsx';

/** While practising: whether it was right, why, and the clause. */
export function CheckedAnswer({ item }: { item: ReviewedItem }) {
  const t = useT(candidateMessages);
  const s = useT(sittingMessages);
  const r = useT(resultMessages);
  const key =
    item.kind === 'TRUE_FALSE'
      ? item.key.map((id) => s(id === 'true' ? 'right' : 'wrong')).join('')
      : item.key.join(r('join'));
  return (
    <Notice kind={item.correct ? 'success' : 'due'} title={t(item.correct ? 'checkedRight' : 'checkedWrong')}>
      {!item.correct && <p>{t('checkedKey', { key })}</p>}
      <p>{item.explanation}</p>
      <p>
        <ClauseLink {...item.clause} />
      </p>
    </Notice>
  );
}
