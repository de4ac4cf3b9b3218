import type { PlanPhase } from '~/training/rules/plan-life.ts';
import { useT } from '../messages/define-messages.ts';
import { trainingMessages } from '../messages/training.ts';
import { StateMark, type State } from '../parts/state-mark.tsx';

const MARKS: Record<PlanPhase, State> = {
  UPCOMING: 'waiting',
  RUNNING: 'running',
  OVERDUE: 'alarm',
  FINISHED: 'done',
  CLOSED: 'paused',
};

/** Where a rotation plan stands today. */
export function PlanMark({ phase }: { phase: PlanPhase }) {
  const t = useT(trainingMessages);
  return <StateMark state={MARKS[phase]}>{t(phase)}</StateMark>;
}
