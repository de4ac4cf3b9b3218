import { OPEN_STANDINGS, STANDINGS, type RotationStanding } from './rotation-standing.ts';

/** Groups of standings that figures stand for: 应训, 未训, those whom the classes arranged will have reached, and people without a class. */
const GROUPS: Record<string, readonly RotationStanding[]> = {
  DUE: ['DONE', ...OPEN_STANDINGS],
  OPEN: OPEN_STANDINGS,
  REACH: ['DONE', 'SCHEDULED'],
  NONE: ['MISSED', 'UNPLANNED'],
};

/** The standings that a filter of the list asks for; nothing known means all. */
export function standingsOf(filter: string | undefined): readonly RotationStanding[] {
  if (!filter) return [];
  return GROUPS[filter] ?? STANDINGS.filter((standing) => standing === filter);
}
