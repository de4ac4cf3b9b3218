import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { applicationById, lockApplication, moveApplication } from '../data/application-rows.ts';

/** Takes back one's own application while nobody has granted it. */
export async function withdrawApplication(actor: Actor, applicationId: string): Promise<{ ok: boolean }> {
  return inTransaction(async (tx) => {
    await lockApplication(tx, applicationId);
    const application = await applicationById(tx, applicationId);
    if (!application || application.cadreId !== actor.cadreId) throw new NotFound('application');
    if (!['SUBMITTED', 'UNIT_APPROVED', 'RETURNED'].includes(application.status)) return { ok: false };
    await moveApplication(tx, applicationId, application.status, 'WITHDRAWN');
    await audit(tx, actor, {
      action: 'application.withdraw',
      subjectType: 'application',
      subjectId: applicationId,
      organizationId: application.organizationId,
    });
    return { ok: true };
  });
}
