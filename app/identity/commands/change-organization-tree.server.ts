import { audit, type AuditActor } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import {
  announceScopesUnder,
  deleteOrganizations,
  findOrganization,
  insertOrganizations,
  lockTree,
  nextNodes,
  rewriteSubtree,
  updateOrganizationNames,
  type OrganizationRow,
} from '../data/organization-rows.ts';
import { NotFound } from '../rules/actor.ts';
import { childPath, depthOf } from '../rules/organization-path.ts';

export type NewOrganization = {
  /** an organization that is there, or the place in this list of one that is being made; null makes a root */
  parent: string | { at: number } | null;
  code: string;
  name: string;
  shortName?: string | null;
  demonstration?: boolean;
};
export type PlacedOrganization = { id: string; path: string; rootId: string };

/** Keeps everybody else from adding to or moving within an authority's tree until the transaction ends. */
export const holdTree = async (tx: Sql, rootId: string): Promise<void> => void (await lockTree(tx, rootId));

/**
 * Adds organizations to the tree in the caller's transaction, parents before their children; the caller has authorised
 * it and has made sure that the codes are free in their tree. One statement, whatever their number.
 */
export async function createOrganizations(
  tx: Sql,
  by: AuditActor,
  given: readonly NewOrganization[],
): Promise<PlacedOrganization[]> {
  const nodes = await nextNodes(tx, given.length);
  const parents = new Map<string, OrganizationRow>();
  const made: Omit<OrganizationRow, 'endedOn'>[] = [];
  for (const [at, one] of given.entries()) {
    const parent = await parentOf(one.parent);
    const id = newId();
    const node = nodes[at] ?? 0;
    const path = childPath(parent?.path ?? null, node);
    made.push({
      id,
      parentId: parent?.id ?? null,
      rootId: parent?.rootId ?? id,
      node,
      path,
      depth: depthOf(path),
      code: one.code,
      name: one.name,
      shortName: one.shortName ?? null,
      demonstration: one.demonstration ?? parent?.demonstration ?? false,
    });
  }
  await insertOrganizations(tx, made);
  const first = made[0];
  if (first)
    await audit(
      tx,
      { ...by, rootId: by.rootId ?? first.rootId },
      {
        action: 'organization.create',
        subjectType: 'organization',
        ...(made.length === 1 && { subjectId: first.id }),
        organizationId: made.length === 1 ? first.id : first.rootId,
        detail: { count: made.length },
      },
    );
  return made;

  async function parentOf(parent: NewOrganization['parent']): Promise<Omit<OrganizationRow, 'endedOn'> | null> {
    if (parent === null) return null;
    if (typeof parent === 'object') {
      const earlier = made[parent.at];
      if (!earlier) throw new NotFound('parent organization');
      return earlier;
    }
    const known = parents.get(parent) ?? (await findOrganization(tx, parent));
    if (!known) throw new NotFound('parent organization');
    if (!parents.has(parent)) await lockTree(tx, known.rootId);
    parents.set(parent, known);
    return known;
  }
}

/** Moves an organization with everything below it. Grants on it and above reach what the new place says at once. */
export async function moveOrganization(
  tx: Sql,
  by: AuditActor,
  id: string,
  newParentId: string,
): Promise<{ ok: true; moved: number } | { ok: false; reason: 'into-itself' | 'other-authority' | 'root' }> {
  const before = await findOrganization(tx, id);
  if (!before) throw new NotFound('organization');
  await lockTree(tx, before.rootId);
  const [organization, parent] = [await findOrganization(tx, id), await findOrganization(tx, newParentId)];
  if (!organization || !parent) throw new NotFound('organization');
  if (organization.parentId === null) return { ok: false, reason: 'root' };
  if (parent.rootId !== organization.rootId) return { ok: false, reason: 'other-authority' };
  if (parent.path.startsWith(organization.path)) return { ok: false, reason: 'into-itself' };
  const newPath = childPath(parent.path, organization.node);
  const moved = await rewriteSubtree(tx, {
    id,
    oldPath: organization.path,
    newPath,
    newParentId,
    depthChange: depthOf(newPath) - organization.depth,
  });
  await announceScopesUnder(tx, newPath);
  await audit(tx, by, {
    action: 'organization.move',
    subjectType: 'organization',
    subjectId: id,
    organizationId: id,
    detail: { from: organization.parentId, to: newParentId, moved },
  });
  return { ok: true, moved };
}

/** Gives organizations new names. */
export async function renameOrganizations(
  tx: Sql,
  by: AuditActor,
  rows: readonly { id: string; name: string; shortName: string | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await updateOrganizationNames(tx, rows);
  await audit(tx, by, {
    action: 'organization.rename',
    subjectType: 'organization',
    ...(rows.length === 1 && { subjectId: rows[0]?.id ?? '' }),
    detail: { count: rows.length },
  });
}

/** Removes organizations to which nothing refers: the undo of an import. The database refuses any other. */
export async function removeOrganizations(tx: Sql, by: AuditActor, ids: readonly string[]): Promise<void> {
  await deleteOrganizations(tx, ids);
  await audit(tx, by, { action: 'organization.remove', subjectType: 'organization', detail: { count: ids.length } });
}
