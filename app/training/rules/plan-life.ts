/** A closed plan stays to be read; nobody on it is due any more. */
export const PLAN_STATUSES = ['ACTIVE', 'CLOSED'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** What a plan is on a day: `OVERDUE` is over with people who were not trained. */
export type PlanPhase = 'UPCOMING' | 'RUNNING' | 'OVERDUE' | 'FINISHED' | 'CLOSED';

/** @param day civil date @param open how many were not trained */
export function planPhase(
  plan: { status: PlanStatus; windowFrom: string; windowTo: string },
  day: string,
  open: number,
): PlanPhase {
  if (plan.status === 'CLOSED') return 'CLOSED';
  if (day < plan.windowFrom) return 'UPCOMING';
  if (day <= plan.windowTo) return 'RUNNING';
  return open > 0 ? 'OVERDUE' : 'FINISHED';
}

/** Stands where a reason for an exemption stands: the person left the posts that the plan is for. */
export const NO_LONGER_DUE = 'no-longer-due';
