export type ApplicationStatus =
  'DRAFT' | 'SUBMITTED' | 'UNIT_APPROVED' | 'APPROVED' | 'RETURNED' | 'DECLINED' | 'WITHDRAWN' | 'ISSUED';
export type DecisionStage = 'UNIT' | 'AUTHORITY';
export type Decision = 'APPROVE' | 'RETURN' | 'DECLINE';

/** 申报 → 单位审核 → 合议决定 → 发证 (competency model 4.2, states). */
const NEXT: Record<DecisionStage, { from: ApplicationStatus; to: Record<Decision, ApplicationStatus> }> = {
  UNIT: { from: 'SUBMITTED', to: { APPROVE: 'UNIT_APPROVED', RETURN: 'RETURNED', DECLINE: 'DECLINED' } },
  AUTHORITY: { from: 'UNIT_APPROVED', to: { APPROVE: 'APPROVED', RETURN: 'RETURNED', DECLINE: 'DECLINED' } },
};

/** Which stage decides next; null when nobody has to. */
export const stageOf = (status: ApplicationStatus): DecisionStage | null =>
  status === 'SUBMITTED' ? 'UNIT' : status === 'UNIT_APPROVED' ? 'AUTHORITY' : null;

/** The status after a decision; null when that stage has nothing to decide now. */
export const statusAfter = (
  status: ApplicationStatus,
  stage: DecisionStage,
  decision: Decision,
): ApplicationStatus | null => (NEXT[stage].from === status ? NEXT[stage].to[decision] : null);

/** An open application keeps its place: the person cannot apply beside it. */
export const isOpen = (status: ApplicationStatus): boolean =>
  ['SUBMITTED', 'UNIT_APPROVED', 'APPROVED', 'RETURNED'].includes(status);

/** How many days before its end a certificate may be renewed. */
export const RENEWAL_OPENS_DAYS = 90;
