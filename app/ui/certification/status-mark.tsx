import type { ApplicationStatus } from '~/certification/rules/application-life.ts';
import { certificationMessages } from '../messages/certification.ts';
import { useT } from '../messages/define-messages.ts';
import { StateMark, type State } from '../parts/state-mark.tsx';

const MARKS: Record<ApplicationStatus, State> = {
  DRAFT: 'waiting',
  SUBMITTED: 'running',
  UNIT_APPROVED: 'running',
  APPROVED: 'running',
  RETURNED: 'due',
  DECLINED: 'alarm',
  WITHDRAWN: 'waiting',
  ISSUED: 'done',
};

/** Where an application stands. */
export function ApplicationMark({ status }: { status: ApplicationStatus }) {
  const t = useT(certificationMessages);
  return <StateMark state={MARKS[status]}>{t(status)}</StateMark>;
}
