import type { ClassResult } from './class-life.ts';
import { beyondLeave } from './leave-limit.ts';

/** What keeps a class from being completed, in the order in which it is put right. */
export const CLOSING_FAULTS = [
  'attendance-missing',
  'days-missing',
  'never-attended',
  'leave-undecided',
  'leave-reason-missing',
] as const;
export type ClosingFault = (typeof CLOSING_FAULTS)[number];

type Place = {
  halfDaysPlanned: number | null;
  halfDaysAttended: number | null;
  result: ClassResult;
  leaveReason: string | null;
};

/** Nobody completes a class without having been there; no rule knows an exception. */
export const completedUnseen = ({ result, halfDaysAttended }: Pick<Place, 'result' | 'halfDaysAttended'>): boolean =>
  result === 'COMPLETED' && !halfDaysAttended;

/**
 * Why a class cannot be completed with this place on its roster; null where it can. Whoever is still ENROLLED completes
 * it by attendance, which needs the days of the class; who was given it by a person must have attended, and has a reason
 * written beside where leave was too long.
 *
 * @param oneIn 7 for one seventh of the class; null where no rule limits leave
 */
export function closingFault(place: Place, oneIn: number | null): ClosingFault | null {
  if (place.result !== 'ENROLLED' && place.result !== 'COMPLETED') return null;
  if (place.halfDaysAttended === null) return 'attendance-missing';
  if (place.halfDaysAttended === 0) return 'never-attended';
  if (place.result === 'COMPLETED')
    return beyondLeave(place, oneIn) && !place.leaveReason ? 'leave-reason-missing' : null;
  if (place.halfDaysPlanned === null) return 'days-missing';
  return beyondLeave(place, oneIn) ? 'leave-undecided' : null;
}

/** Somebody's row and what is wrong with it. */
export type RowFault<Fault extends string> = { cadreId: string; fault: Fault };

/** Everybody on a roster who keeps the class from being completed. */
export const closingFaults = (
  roster: readonly (Place & { cadreId: string })[],
  oneIn: number | null,
): RowFault<ClosingFault>[] =>
  roster.flatMap((place) => {
    const fault = closingFault(place, oneIn);
    return fault ? [{ cadreId: place.cadreId, fault }] : [];
  });
