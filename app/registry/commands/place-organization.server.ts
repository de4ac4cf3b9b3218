import { holdTree, moveOrganization } from '~/identity/commands/change-organization-tree.server.ts';
import { endOrganization } from '~/identity/commands/end-organization.server.ts';
import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { inSqlTransaction, type Sql } from '~/platform/db.ts';
import { restsOn } from '../data/organization-list-rows.ts';
import { organizationStates, type OrganizationState } from '../data/organization-rows.ts';

async function writable(tx: Sql, actor: Actor, id: string): Promise<OrganizationState> {
  const [found] = await organizationStates(tx, actor.rootId, { ids: [id] });
  if (!found) throw new NotFound('organization');
  authorise(actor, 'registry.write', found.path);
  return found;
}

/** Moves an organization with all below it; the actor must be allowed to write at both ends. */
export async function placeOrganization(
  actor: Actor,
  id: string,
  parentId: string,
): Promise<{ ok: true } | { ok: false; reason: 'is-root' | 'into-itself' | 'organization-ended' }> {
  return inSqlTransaction(async (tx) => {
    const organization = await writable(tx, actor, id);
    const parent = await writable(tx, actor, parentId);
    if (parent.endedOn) return { ok: false, reason: 'organization-ended' };
    if (organization.parentId === parentId) return { ok: true };
    // Whoever is granted only this organization may not take it elsewhere.
    if (organization.parentId) await writable(tx, actor, organization.parentId);
    const moved = await moveOrganization(tx, actor, id, parentId);
    if (moved.ok) return { ok: true };
    if (moved.reason === 'other-authority') throw new NotFound('organization');
    return { ok: false, reason: moved.reason === 'root' ? 'is-root' : 'into-itself' };
  });
}

/** Ends an organization today. Refused while organizations below or present posts rest on it. */
export async function closeOrganization(
  actor: Actor,
  id: string,
): Promise<{ ok: true } | { ok: false; reason: 'is-root' | 'has-children' | 'has-posts' | 'organization-ended' }> {
  return inSqlTransaction(async (tx) => {
    await holdTree(tx, actor.rootId);
    const organization = await writable(tx, actor, id);
    if (organization.parentId === null) return { ok: false, reason: 'is-root' };
    if (organization.endedOn) return { ok: false, reason: 'organization-ended' };
    const rests = await restsOn(tx, organization.path);
    if (rests.openChildren > 0) return { ok: false, reason: 'has-children' };
    if (rests.posts > 0) return { ok: false, reason: 'has-posts' };
    await endOrganization(tx, actor, id, today());
    return { ok: true };
  });
}
