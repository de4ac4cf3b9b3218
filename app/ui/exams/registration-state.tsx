import type { SessionPhase } from '~/exams/rules/session-phase.ts';
import { useT } from '../messages/define-messages.ts';
import { examRegistrationMessages } from '../messages/exam-registrations.ts';
import { StateMark, type State } from '../parts/state-mark.tsx';

export type RegistrationStateProps = {
  row: {
    status: 'REGISTERED' | 'WITHDRAWN' | 'SUBSTITUTED' | 'DEFERRED';
    statusReason: string | null;
    substituteFor: string | null;
    attemptStatus: 'RUNNING' | 'SUBMITTED' | 'GRADED' | null;
    passed: boolean | null;
    hasAccount: boolean;
    signedInAt: Date | null;
  };
  phase: SessionPhase;
};

type Word = keyof typeof examRegistrationMessages;

function stateOf({ row, phase }: RegistrationStateProps): [State, Word] {
  if (row.status !== 'REGISTERED') return ['paused', row.status];
  if (row.attemptStatus === 'RUNNING') return ['running', 'running'];
  if (row.attemptStatus === 'SUBMITTED') return ['done', 'handed-in'];
  if (row.attemptStatus === 'GRADED') return row.passed ? ['done', 'passed'] : ['due', 'failed'];
  if (phase === 'ended') return ['due', 'absent'];
  if (!row.hasAccount) return ['alarm', 'no-account'];
  return row.signedInAt ? ['running', 'signed-in'] : ['waiting', 'REGISTERED'];
}

/** Where a registered person stands, with the reason of a deferral and whose place they took. */
export function RegistrationState(props: RegistrationStateProps) {
  const t = useT(examRegistrationMessages);
  const [state, word] = stateOf(props);
  const { statusReason, substituteFor } = props.row;
  return (
    <>
      <StateMark state={state}>{t(word as 'passed')}</StateMark>
      {statusReason && <span className="cap"> {statusReason}</span>}
      {substituteFor && <span className="cap"> {t('substituteFor', { name: substituteFor })}</span>}
    </>
  );
}
