import type { PlanStatus } from './plan-life.ts';

export type PlanFault = 'plan-not-usable' | 'outside-window';

/** Whether a class lies within the window of a plan from its first day to its last: what counts for it is held in it. */
export const withinWindow = (
  plan: { windowFrom: string; windowTo: string },
  dates: { startsOn: string; endsOn: string },
): boolean => plan.windowFrom <= dates.startsOn && dates.endsOn <= plan.windowTo;

/**
 * Why a class cannot count for a plan; null where it can. A plan serves classes of its organization, of those below it
 * and of those above it while it is active; a class keeps the plan that it has.
 *
 * @param plan none where there is no such plan
 * @param path of the organization that holds the class
 * @param kept whether the class counts for this plan already
 */
export function planFault(
  plan: { path: string; status: PlanStatus; windowFrom: string; windowTo: string } | null,
  path: string,
  dates: { startsOn: string; endsOn: string },
  kept: boolean,
): PlanFault | null {
  if (!plan) return 'plan-not-usable';
  const around = plan.path.startsWith(path) || path.startsWith(plan.path);
  if (!kept && (!around || plan.status !== 'ACTIVE')) return 'plan-not-usable';
  return withinWindow(plan, dates) ? null : 'outside-window';
}

/**
 * The classes that a change of the window leaves outside: they lie within it as it stands and not as it is to be. A class
 * that has been outside before is not the change's doing.
 */
export const leftOutside = <Class extends { startsOn: string; endsOn: string }>(
  classes: readonly Class[],
  now: { windowFrom: string; windowTo: string },
  then: { windowFrom: string; windowTo: string },
): Class[] => classes.filter((one) => withinWindow(now, one) && !withinWindow(then, one));
