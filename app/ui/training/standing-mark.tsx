import type { RotationStanding } from '~/training/rules/rotation-standing.ts';
import { useT } from '../messages/define-messages.ts';
import { rotationMessages } from '../messages/rotation.ts';
import { StateMark, type State } from '../parts/state-mark.tsx';

/** The mark of each standing. */
export const ROTATION_MARKS: Record<RotationStanding, State> = {
  DONE: 'done',
  SCHEDULED: 'running',
  MISSED: 'due',
  UNPLANNED: 'alarm',
  EXEMPT: 'paused',
};

/** Where a person stands in a rotation plan. */
export function StandingMark({ standing }: { standing: RotationStanding }) {
  const t = useT(rotationMessages);
  return <StateMark state={ROTATION_MARKS[standing]}>{t(standing)}</StateMark>;
}
