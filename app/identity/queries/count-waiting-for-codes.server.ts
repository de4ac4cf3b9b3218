import { sqlRead } from '~/platform/db.ts';
import { countWaiting } from '../data/activation-rows.ts';
import { findOrganization } from '../data/organization-rows.ts';
import { authorise, NotFound, type Actor } from '../rules/actor.ts';

/** How many in an organization and below wait for a code. */
export async function countWaitingForCodes(actor: Actor, organizationId: string): Promise<number> {
  const found = await findOrganization(sqlRead, organizationId);
  if (!found) throw new NotFound('organization');
  authorise(actor, 'accounts.activate', found.path);
  return countWaiting(sqlRead, found.path);
}
