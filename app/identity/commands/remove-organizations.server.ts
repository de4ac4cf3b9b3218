import { audit, type AuditActor } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { deleteOrganizations } from '../data/organization-tree-rows.ts';

/**
 * Takes organizations out of the tree again that were added by mistake and on which nothing rests, as the undo of an
 * import does; in the caller's transaction, authorised by the caller.
 */
export async function removeOrganizations(tx: Sql, by: AuditActor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await deleteOrganizations(tx, ids);
  await audit(tx, by, {
    action: 'organization.remove',
    subjectType: 'organization',
    ...(ids.length === 1 && { subjectId: ids[0] as string }),
    detail: { count: ids.length },
  });
}
