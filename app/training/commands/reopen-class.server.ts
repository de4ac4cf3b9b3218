import { reverseCredits } from '~/credits/commands/reverse-credits.server.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { setClassStatus } from '../data/class-rows.ts';
import { enrolAgain, enrolmentsOf } from '../data/enrolment-rows.ts';
import { insertReopening } from '../data/reopening-rows.ts';
import { uncompleteMembers } from '../data/rotation-member-rows.ts';
import { findPlan } from '../data/rotation-rows.ts';
import { reopeningFault, type ReopeningFault } from '../rules/class-reopening.ts';
import { aboutClass, heldClass } from './held-class.server.ts';
import { tellPeople } from './tell-people.server.ts';

export type ReopenClassResult =
  | { ok: true; completed: number; untrained: number }
  | { ok: false; reason: ReopeningFault }
  /** somebody holds a certificate on the strength of the hours */
  | { ok: false; reason: 'hours-relied-on'; cadreIds: string[] };

/**
 * Opens a class again that was completed by mistake, with a reason. All that followed is taken back in one transaction:
 * results that the closing read from attendance, the hours (by reversing entries), and who counted as trained by this
 * class and by no other; those concerned are told. The next close sets it all anew. Refused where something final rests
 * on it: the plan is closed, or a certificate in force was granted for these hours.
 */
export async function reopenClass(actor: Actor, classId: string, why: string): Promise<ReopenClassResult> {
  const reason = why.trim();
  return inTransaction(async (tx) => {
    const found = await heldClass(tx, actor, 'training.write', classId);
    const plan = found.planId ? await findPlan(tx, found.planId, 'UPDATE') : null;
    const fault = reopeningFault(found, plan, reason);
    if (fault) return { ok: false, reason: fault };
    const credits = await reverseCredits(tx, actor, { type: 'class', id: classId });
    if (!credits.ok) return credits;
    const people = await enrolmentsOf(tx, classId, ['']);
    const completed = people.filter((one) => one.result === 'COMPLETED').map((one) => one.cadreId);
    const untrained = plan ? await uncompleteMembers(tx, plan.id, classId) : 0;
    await insertReopening(tx, {
      id: newId(),
      classId,
      reason,
      completed: completed.length,
      untrained,
      reopenedBy: actor.accountId,
      reopenedByName: actor.displayName,
      reopenedAt: now(),
    });
    await enrolAgain(tx, classId);
    await setClassStatus(tx, classId, 'PLANNED', null);
    await tellPeople(tx, completed, 'class-reopened', { title: found.title, hours: found.creditHours }, '/record');
    await audit(tx, actor, {
      action: 'class.reopen',
      ...aboutClass(found),
      detail: { completed: completed.length, untrained },
    });
    return { ok: true, completed: completed.length, untrained };
  });
}
