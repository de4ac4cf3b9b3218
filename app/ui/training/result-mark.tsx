import type { ClassResult } from '~/training/rules/class-life.ts';
import { useT } from '../messages/define-messages.ts';
import { trainingMessages } from '../messages/training.ts';
import { StateMark, type State } from '../parts/state-mark.tsx';

const MARKS: Record<ClassResult, State> = {
  ENROLLED: 'running',
  COMPLETED: 'done',
  NOT_COMPLETED: 'due',
  WITHDRAWN: 'paused',
};

/** What came of somebody's place in a class. */
export function ResultMark({ result }: { result: ClassResult }) {
  const t = useT(trainingMessages);
  return <StateMark state={MARKS[result]}>{t(`result${result}`)}</StateMark>;
}
