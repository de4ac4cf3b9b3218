import { audit, type AuditActor } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { renameOrganizations } from '../data/organization-tree-rows.ts';

/**
 * Gives organizations another code or name, in the caller's transaction; the caller has authorised it and has seen that
 * a new code is free.
 */
export async function changeOrganizations(
  tx: Sql,
  by: AuditActor,
  given: readonly { id: string; code: string; name: string }[],
): Promise<void> {
  const [first] = given;
  if (!first) return;
  await renameOrganizations(tx, given);
  await audit(tx, by, {
    action: 'organization.rename',
    subjectType: 'organization',
    ...(given.length === 1 && { subjectId: first.id, organizationId: first.id }),
    detail: { count: given.length },
  });
}
