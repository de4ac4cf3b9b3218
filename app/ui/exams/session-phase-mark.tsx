import type { SessionPhase } from '~/exams/rules/session-phase.ts';
import { useT } from '../messages/define-messages.ts';
import { examSessionMessages } from '../messages/exam-sessions.ts';
import { StateMark, type State } from '../parts/state-mark.tsx';

const STATES: Record<SessionPhase, State> = {
  draft: 'waiting',
  registering: 'running',
  waiting: 'waiting',
  open: 'running',
  closing: 'due',
  ended: 'done',
  cancelled: 'paused',
};

/** Where a session stands. */
export function SessionPhaseMark({ phase }: { phase: SessionPhase }) {
  const t = useT(examSessionMessages);
  return <StateMark state={STATES[phase]}>{t(phase)}</StateMark>;
}
