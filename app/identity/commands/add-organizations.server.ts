import type { AuditActor } from '~/platform/audit.ts';
import { audit } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { findPlaces, insertOrganizations, nextNodes, type NewOrganizationRow } from '../data/organization-tree-rows.ts';
import { childPath, depthOf } from '../rules/organization-path.ts';

export type NewOrganization = {
  id: string;
  parentId: string;
  code: string;
  name: string;
  demonstration?: boolean;
};

/**
 * Adds organizations below parents that are there, in the caller's transaction; the caller has authorised it and has
 * seen that the codes are free in the authority.
 */
export async function addOrganizations(tx: Sql, by: AuditActor, given: readonly NewOrganization[]): Promise<void> {
  if (given.length === 0) return;
  const parents = new Map((await findPlaces(tx, [...new Set(given.map((one) => one.parentId))])).map((p) => [p.id, p]));
  const nodes = await nextNodes(tx, given.length);
  const rows = given.map((one, i): NewOrganizationRow => {
    const parent = parents.get(one.parentId);
    if (!parent) throw new Error(`no parent organization ${one.parentId}`);
    const node = nodes[i] ?? 0;
    const path = childPath(parent.path, node);
    return {
      id: one.id,
      parentId: parent.id,
      rootId: parent.rootId,
      node,
      path,
      depth: depthOf(path),
      code: one.code,
      name: one.name,
      demonstration: one.demonstration ?? false,
    };
  });
  await insertOrganizations(tx, rows);
  const [first] = rows;
  await audit(tx, by, {
    action: 'organization.add',
    subjectType: 'organization',
    ...(rows.length === 1 && first && { subjectId: first.id }),
    organizationId: first?.parentId ?? null,
    detail: { count: rows.length },
  });
}
