import { audit, type AuditActor } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { setOrganizationEnd } from '../data/organization-rows.ts';

/** Ends an organization on a day, or (null) lets it stand again; in the caller's transaction, authorised by the caller. */
export async function endOrganization(tx: Sql, by: AuditActor, id: string, endedOn: string | null): Promise<void> {
  await setOrganizationEnd(tx, id, endedOn);
  await audit(tx, by, {
    action: endedOn ? 'organization.end' : 'organization.reopen',
    subjectType: 'organization',
    subjectId: id,
    organizationId: id,
    detail: { endedOn },
  });
}
