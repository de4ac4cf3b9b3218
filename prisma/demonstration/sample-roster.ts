import { dirtyRoster, type DirtyCell } from '~/registry/rules/dirty-roster.ts';
import { CITY, planCadres } from './cadre-plan.ts';
import { createChance } from './chance.ts';
import { planOrganizations } from './organization-plan.ts';

export const SAMPLE_FILE = 'content/samples/党务干部花名册（待整理样表）.xlsx';

const SEED = 20221;
/** Far enough from the posts' beginnings for the plan; names and places do not depend on it. */
const DAY = '2026-11-23';

/** A messy roster for the demonstration city: branches that are there, and three names that several people bear. */
export function sampleRoster(): DirtyCell[][] {
  const chance = createChance(SEED);
  const plan = planOrganizations(chance, 1);
  const people = planCadres(chance, plan, CITY.cadres, DAY);
  const bearers = new Map<string, number>();
  for (const { name } of people) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const namesakes = [...bearers].filter(([, n]) => n > 1).map(([name]) => ({ name }));
  const branches = plan.filter(({ type, parent }) => type === 'BRANCH' && parent !== null && parent !== 0);
  return dirtyRoster(branches, namesakes.slice(0, 3));
}
