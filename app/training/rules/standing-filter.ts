import { OPEN_STANDINGS, STANDINGS, type RotationStanding } from './rotation-standing.ts';

/** Groups of standings that figures stand for: 应训, 未训, those whom the classes arranged will have reached, and people without a class. */
const GROUPS = {
  DUE: ['DONE', ...OPEN_STANDINGS],
  OPEN: OPEN_STANDINGS,
  REACH: ['DONE', 'SCHEDULED'],
  NONE: ['MISSED', 'UNPLANNED'],
} as const satisfies Record<string, readonly RotationStanding[]>;

/** What a list can be narrowed to: a group or one standing. */
export const STANDING_FILTERS = [...(Object.keys(GROUPS) as (keyof typeof GROUPS)[]), ...STANDINGS] as const;

/** The standings that a filter of the list asks for; none means all. */
export function standingsOf(filter: string | undefined): readonly RotationStanding[] {
  if (!filter) return [];
  return GROUPS[filter as keyof typeof GROUPS] ?? STANDINGS.filter((standing) => standing === filter);
}
