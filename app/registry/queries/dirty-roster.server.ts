import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { presentOrganizations } from '../data/present-organization-rows.ts';
import { somePeople } from '../data/cadre-sample-rows.ts';
import { dirtyRoster, type DirtyCell } from '../rules/dirty-roster.ts';

/** A messy sheet to try an import with, made from the organizations and names that the actor has. */
export async function dirtyRosterFor(actor: Actor): Promise<DirtyCell[][]> {
  const scopes = authorisedScopes(actor, 'registry.import');
  const [organizations, namesakes] = await Promise.all([
    presentOrganizations(sqlRead, scopes),
    somePeople(sqlRead, scopes, 3),
  ]);
  const names = new Map<string, number>();
  for (const { name } of organizations) names.set(name, (names.get(name) ?? 0) + 1);
  const branches = organizations.filter(
    ({ name, depth }) => depth > 0 && names.get(name) === 1 && /支部|总支/.test(name),
  );
  return dirtyRoster(branches.length > 0 ? branches : organizations, namesakes);
}
