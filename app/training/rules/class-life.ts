export const CLASS_STATUSES = ['PLANNED', 'RUNNING', 'COMPLETED', 'CANCELLED'] as const;
export type ClassStatus = (typeof CLASS_STATUSES)[number];

/** What a class is on a day; `ENDED` is over and nobody has closed it yet. */
export const CLASS_PHASES = ['PLANNED', 'RUNNING', 'ENDED', 'COMPLETED', 'CANCELLED'] as const;
export type ClassPhase = (typeof CLASS_PHASES)[number];

/** What a list of classes can be narrowed to: one phase, or all that nobody has closed yet. */
export const CLASS_PHASE_FILTERS = [...CLASS_PHASES, 'OPEN'] as const;

export const CLASS_RESULTS = ['ENROLLED', 'COMPLETED', 'NOT_COMPLETED', 'WITHDRAWN'] as const;
export type ClassResult = (typeof CLASS_RESULTS)[number];

/** Names and attendance may change until a class is completed or cancelled. */
export const isOpenClass = (status: ClassStatus): boolean => status === 'PLANNED' || status === 'RUNNING';

/** What the calendar makes of a class. @param today civil date */
export function phaseOn(one: { status: ClassStatus; startsOn: string; endsOn: string }, today: string): ClassPhase {
  if (!isOpenClass(one.status)) return one.status;
  if (one.endsOn < today) return 'ENDED';
  return one.startsOn <= today ? 'RUNNING' : 'PLANNED';
}

/**
 * Whether leave passes the limit. A person then decides about withdrawal; nothing follows by itself.
 *
 * @param oneIn 7 for one seventh of the class; null where no rule limits leave
 */
export const leaveTooLong = (planned: number, attended: number, oneIn: number | null): boolean =>
  oneIn !== null && planned > 0 && (planned - attended) * oneIn > planned;

/** Attendance is recorded in half days. */
export const halfDaysOf = (days: number | null): number | null => (days === null ? null : Math.round(days * 2));
