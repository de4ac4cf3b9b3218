import type { ClassPhase } from '~/training/rules/class-life.ts';
import { useT } from '../messages/define-messages.ts';
import { trainingMessages } from '../messages/training.ts';
import { StateMark, type State } from '../parts/state-mark.tsx';

const MARKS: Record<ClassPhase, State> = {
  PLANNED: 'waiting',
  RUNNING: 'running',
  ENDED: 'due',
  COMPLETED: 'done',
  CANCELLED: 'paused',
};

/** Where a class stands today. */
export function ClassMark({ phase }: { phase: ClassPhase }) {
  const t = useT(trainingMessages);
  return <StateMark state={MARKS[phase]}>{t(phase)}</StateMark>;
}
