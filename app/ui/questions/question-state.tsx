import type { QuestionListRow } from '~/questions/rules/question-views.ts';
import type { QuestionStatus } from '~/questions/rules/question-types.ts';
import { useT } from '../messages/define-messages.ts';
import { questionMessages } from '../messages/questions.ts';
import { StateMark, type State } from '../parts/state-mark.tsx';
import { Tag } from '../parts/tag.tsx';

const MARKS: Record<QuestionStatus, State> = {
  DRAFT: 'waiting',
  IN_REVIEW: 'running',
  RETURNED: 'due',
  RELEASED: 'done',
  PULLED: 'alarm',
  RETIRED: 'paused',
};
const PENDING = { DRAFT: 'pendingDraft', IN_REVIEW: 'pendingReview', RETURNED: 'pendingReturned' } as const;

/** Where a question stands, and beside it what a newer version of it waits for. */
export function QuestionState({ status, pending }: { status: QuestionStatus; pending: QuestionListRow['pending'] }) {
  const t = useT(questionMessages);
  return (
    <span className="row">
      <StateMark state={MARKS[status]}>{t(status)}</StateMark>
      {pending && <Tag tone="info">{t(PENDING[pending])}</Tag>}
    </span>
  );
}
