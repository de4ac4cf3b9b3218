import type { ClassStatus } from '~/training/rules/class-life.ts';
import { useT } from '../messages/define-messages.ts';
import { trainingMessages } from '../messages/training.ts';
import { StateMark, type State } from '../parts/state-mark.tsx';

const MARKS: Record<ClassStatus, State> = {
  PLANNED: 'waiting',
  RUNNING: 'running',
  COMPLETED: 'done',
  CANCELLED: 'paused',
};

/** Where a class stands. */
export function ClassMark({ status }: { status: ClassStatus }) {
  const t = useT(trainingMessages);
  return <StateMark state={MARKS[status]}>{t(status)}</StateMark>;
}
