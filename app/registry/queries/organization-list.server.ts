import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import type { ListAsked } from '~/platform/rows-asked.ts';
import { countOrganizations, listOrganizations, type OrganizationQuery } from '../data/organization-list-rows.ts';
import type { OrganizationListRow } from '../rules/organization-list-spec.ts';

/** One page of the organizations in the actor's subtrees, and how many there are. */
export async function organizationList(
  actor: Actor,
  { search, filters, ...page }: ListAsked,
): Promise<{ rows: OrganizationListRow[]; total: number }> {
  const query: OrganizationQuery = {
    scopes: authorisedScopes(actor, 'registry.read'),
    search,
    type: filters['type'] ?? null,
    nature: filters['nature'] ?? null,
    within: filters['within'] ?? null,
    parentId: filters['parent'] ?? null,
    ended: filters['ended'] === 'yes',
    today: today(),
  };
  const [rows, total] = await Promise.all([
    listOrganizations(sqlRead, query, page),
    countOrganizations(sqlRead, query),
  ]);
  return { rows, total };
}
