import { audit, type AuditActor } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { findPlace, lockTree, moveSubtree } from '../data/organization-tree-rows.ts';
import { inSubtree } from '../rules/actor.ts';

/**
 * Moves an organization with all that is below it, rewriting every path in the caller's transaction; the caller has
 * authorised both ends. Scope follows at once: whoever was granted the old parent sees the subtree no more.
 */
export async function moveOrganization(
  tx: Sql,
  by: AuditActor,
  id: string,
  parentId: string,
): Promise<
  { ok: true; moved: number } | { ok: false; reason: 'is-root' | 'below-itself' | 'other-authority' | 'parent-ended' }
> {
  const rootId = (await findPlace(tx, id))?.rootId;
  if (rootId) await lockTree(tx, rootId);
  const [place, parent] = [await findPlace(tx, id), await findPlace(tx, parentId)];
  if (!place || !parent || !rootId) throw new Error('no such organization');
  if (place.parentId === null) return { ok: false, reason: 'is-root' };
  if (parent.rootId !== place.rootId) return { ok: false, reason: 'other-authority' };
  if (inSubtree(parent.path, place.path)) return { ok: false, reason: 'below-itself' };
  if (parent.endedOn) return { ok: false, reason: 'parent-ended' };
  if (place.parentId === parentId) return { ok: true, moved: 0 };
  const to = parent.path + place.path.split('.').slice(-2).join('.');
  const moved = await moveSubtree(tx, {
    id,
    parentId,
    from: place.path,
    to,
    depthChange: parent.depth + 1 - place.depth,
  });
  await audit(tx, by, {
    action: 'organization.move',
    subjectType: 'organization',
    subjectId: id,
    organizationId: parentId,
    detail: { from: place.parentId, to: parentId, moved },
  });
  return { ok: true, moved };
}
