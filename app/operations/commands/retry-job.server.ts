import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { reopenDeliveries } from '../data/delivery-rows.ts';

/** Has a failed job tried again, or (without an id) all failed ones of its kind. @returns how many */
export async function retryJob(actor: Actor, which: { outboxId: string | null; job: string }): Promise<number> {
  authorisedScopes(actor, 'operations.retry');
  if (which.outboxId !== null && !/^\d{1,18}$/.test(which.outboxId)) return 0;
  return inSqlTransaction(async (tx) => {
    const count = await reopenDeliveries(tx, which);
    if (count > 0)
      await audit(tx, actor, { action: 'job.retry', subjectType: 'job', subjectId: which.job, detail: { count } });
    return count;
  });
}
