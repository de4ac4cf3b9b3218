import { sqlRead } from '~/platform/db.ts';
import { findOrganizationsByCode } from '../data/organization-rows.ts';
import type { Actor } from '../rules/actor.ts';

/** The organization of this code in the actor's authority; what may be done there is asked by the command. */
export async function organizationByCode(
  actor: Actor,
  code: string,
): Promise<{ id: string; name: string; code: string; path: string } | null> {
  const [found] = await findOrganizationsByCode(sqlRead, actor.rootId, [code.trim()]);
  return found ?? null;
}
