export const CLASS_STATUSES = ['PLANNED', 'RUNNING', 'COMPLETED', 'CANCELLED'] as const;
export type ClassStatus = (typeof CLASS_STATUSES)[number];

export const CLASS_RESULTS = ['ENROLLED', 'COMPLETED', 'NOT_COMPLETED', 'WITHDRAWN'] as const;
export type ClassResult = (typeof CLASS_RESULTS)[number];

/** Names and attendance may change until a class is completed or cancelled. */
export const isOpenClass = (status: ClassStatus): boolean => status === 'PLANNED' || status === 'RUNNING';

/** The status that the calendar gives to a class nobody has closed. */
export const statusOn = (status: ClassStatus, startsOn: string, today: string): ClassStatus =>
  status === 'PLANNED' && startsOn <= today ? 'RUNNING' : status;

/**
 * Whether leave passes one seventh of the class (`LEAVE_MAX`, Regulations on Cadre Education and Training, 2023). A
 * person then decides about withdrawal; nothing follows by itself.
 */
export const leaveTooLong = (planned: number, attended: number): boolean =>
  planned > 0 && (planned - attended) * 7 > planned;

/** The result that attendance suggests when a class is completed; null where nobody has recorded any. */
export function suggestedResult(planned: number | null, attended: number | null): ClassResult | null {
  if (planned === null || attended === null) return null;
  return leaveTooLong(planned, attended) ? 'NOT_COMPLETED' : 'COMPLETED';
}
