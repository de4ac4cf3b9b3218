import { authorise, can, NotFound, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { ancestorsOf, listOrganizations, restsOn } from '../data/organization-list-rows.ts';
import { organizationStates } from '../data/organization-rows.ts';
import type { OrganizationPage } from '../rules/organization-list-spec.ts';

/** One organization with those directly below it. */
export async function organizationPage(actor: Actor, id: string): Promise<OrganizationPage> {
  const [found] = /^[0-9a-f-]{36}$/.test(id) ? await organizationStates(sqlRead, actor.rootId, { ids: [id] }) : [];
  if (!found) throw new NotFound('organization');
  authorise(actor, 'registry.read', found.path);
  const scopes = scopesOf(actor, 'registry.read');
  const [ancestors, children, rests] = await Promise.all([
    ancestorsOf(sqlRead, found.path),
    listOrganizations(
      sqlRead,
      { scopes, search: '', type: null, nature: null, within: null, parentId: id, ended: false, today: today() },
      { sort: 'code', descending: false, limit: 1_000, offset: 0 },
    ),
    restsOn(sqlRead, found.path),
  ]);
  const { path, parentId, organizationId: _, ...shown } = found;
  return {
    ...shown,
    isRoot: parentId === null,
    ancestors: ancestors
      .filter((one) => one.id !== id && can(actor, 'registry.read', one.path))
      .map(({ id: ancestor, name }) => ({ id: ancestor, name })),
    children,
    descendants: rests.descendants,
    cadres: rests.cadres,
    mayWrite: can(actor, 'registry.write', path),
  };
}
