import type { ClassStatus } from './class-life.ts';
import type { PlanStatus } from './plan-life.ts';

/** A completed class was opened again, and what was taken back with it. */
export type ClassReopening = {
  id: string;
  reason: string;
  /** when it had been completed */
  completedAt: Date | null;
  /** how many had completed it */
  completed: number;
  /** how many no longer counted as trained */
  untrained: number;
  reopenedByName: string;
  reopenedAt: Date;
};

export type ReopeningFault = 'not-completed' | 'counted-in-closed-plan' | 'reason-missing';

/** Why a class cannot be opened again; null where it can. The figures of a closed plan are final until it is open again. */
export function reopeningFault(
  one: { status: ClassStatus },
  plan: { status: PlanStatus } | null,
  reason: string,
): ReopeningFault | null {
  if (one.status !== 'COMPLETED') return 'not-completed';
  if (plan?.status === 'CLOSED') return 'counted-in-closed-plan';
  return reason.length < 2 ? 'reason-missing' : null;
}
