import type { PlanPhase } from '~/training/rules/plan-life.ts';
import { useT } from '../messages/define-messages.ts';
import { rotationMessages } from '../messages/rotation.ts';
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
  const t = useT(rotationMessages);
  return <StateMark state={MARKS[phase]}>{t(phase)}</StateMark>;
}
