import { sqlRead } from '~/platform/db.ts';
import { rulesOfOrganization } from '../data/hour-requirement-rows.ts';
import { hourRequirement } from '../rules/hour-requirement.ts';

/**
 * The hours that every cadre of an authority owes in a calendar year, whatever post or rank: the most that a rule in
 * force at its root asks of everybody. Null where none does.
 */
export async function hoursOwedByAll(rootId: string, day: string): Promise<number | null> {
  const owed = (await rulesOfOrganization(sqlRead, rootId, day))
    .map(({ value }) => hourRequirement.parse(value))
    .filter(
      ({ years, categories, postTypes, ranks }) =>
        years === 1 && !categories.length && !postTypes.length && !ranks.length,
    )
    .map(({ hours }) => hours);
  return owed.length > 0 ? Math.max(...owed) : null;
}
