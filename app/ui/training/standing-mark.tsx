import type { RotationStanding } from '~/training/rules/rotation-standing.ts';
import { useT } from '../messages/define-messages.ts';
import { trainingMessages } from '../messages/training.ts';
import { StateMark, type State } from '../parts/state-mark.tsx';

const MARKS: Record<RotationStanding, State> = {
  DONE: 'done',
  SCHEDULED: 'running',
  MISSED: 'due',
  UNPLANNED: 'alarm',
  EXEMPT: 'paused',
};

/** Where a person stands in a rotation plan. */
export function StandingMark({ standing }: { standing: RotationStanding }) {
  const t = useT(trainingMessages);
  return <StateMark state={MARKS[standing]}>{t(standing)}</StateMark>;
}
