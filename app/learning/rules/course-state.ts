/** How far somebody is in a course or case. */
export type StudyState = 'done' | 'running' | 'none';

export const studyState = (done: number, all: number, begun: boolean): StudyState => {
  if (all > 0 && done >= all) return 'done';
  return begun || done > 0 ? 'running' : 'none';
};

export type DueState = { readonly kind: 'none' | 'later' | 'soon' | 'today' | 'overdue'; readonly days: number };

/** From this many days before it a due date is marked. */
const SOON_DAYS = 7;

/**
 * Where a due date stands.
 *
 * @param daysLeft whole days from today to the date; negative once it has passed
 */
export function dueState(daysLeft: number | null): DueState {
  if (daysLeft === null) return { kind: 'none', days: 0 };
  if (daysLeft < 0) return { kind: 'overdue', days: -daysLeft };
  if (daysLeft === 0) return { kind: 'today', days: 0 };
  return { kind: daysLeft <= SOON_DAYS ? 'soon' : 'later', days: daysLeft };
}
