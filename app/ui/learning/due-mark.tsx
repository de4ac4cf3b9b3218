import type { DueState } from '~/learning/rules/course-state.ts';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { StateMark } from '../parts/state-mark.tsx';

/** How long until a due date; marked from a week before, an alarm once it has passed. */
export function DueMark({ due }: { due: DueState }) {
  const t = useT(learningMessages);
  switch (due.kind) {
    case 'overdue':
      return <StateMark state="alarm">{t('overdue', { n: due.days })}</StateMark>;
    case 'today':
      return <StateMark state="due">{t('dueToday')}</StateMark>;
    case 'soon':
      return <StateMark state="due">{t('dueIn', { n: due.days })}</StateMark>;
    case 'later':
      return <span className="quiet">{t('dueIn', { n: due.days })}</span>;
    case 'none':
      return <span className="quiet">{t('noDueDate')}</span>;
  }
}
