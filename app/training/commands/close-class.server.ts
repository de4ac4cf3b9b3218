import { recordCredits } from '~/credits/commands/record-credits.server.ts';
import { classCategory, type ClassType } from '~/credits/rules/credit-category.ts';
import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { recordFact } from '~/platform/outbox.ts';
import { enrolmentsOf, findClass, setClassStatus, writeAttendance } from '../data/class-rows.ts';
import { completeMembers } from '../data/rotation-rows.ts';
import { classCompleted } from '../jobs/class-completed.ts';
import { isOpenClass, suggestedResult } from '../rules/class-life.ts';

export type CloseClassResult =
  | { ok: true; completed: number; trained: number }
  | { ok: false; reason: 'class-closed' | 'nobody-enrolled' | 'attendance-missing'; missing?: number };

/**
 * Completes a class (结业): results stand, hours go to the ledger, and those of its rotation plan count as trained; all in
 * one transaction. Who is still ENROLLED gets the result that attendance suggests.
 */
export async function completeClass(actor: Actor, classId: string): Promise<CloseClassResult> {
  return inSqlTransaction(async (tx) => {
    const found = await findClass(tx, classId, true);
    if (!found) throw new NotFound('class');
    authorise(actor, 'training.write', found.path);
    if (!isOpenClass(found.status)) return { ok: false, reason: 'class-closed' };
    const people = await enrolmentsOf(tx, classId, ['']);
    if (people.length === 0) return { ok: false, reason: 'nobody-enrolled' };
    const open = people.filter((one) => one.result === 'ENROLLED');
    const missing = open.filter((one) => suggestedResult(one.halfDaysPlanned, one.halfDaysAttended) === null);
    if (missing.length > 0) return { ok: false, reason: 'attendance-missing', missing: missing.length };
    await writeAttendance(
      tx,
      classId,
      open.map((one) => ({
        cadreId: one.cadreId,
        halfDaysAttended: one.halfDaysAttended,
        grade: one.grade,
        result: suggestedResult(one.halfDaysPlanned, one.halfDaysAttended) ?? 'NOT_COMPLETED',
      })),
    );
    const completed = (await enrolmentsOf(tx, classId, [''])).filter((one) => one.result === 'COMPLETED');
    await setClassStatus(tx, classId, 'COMPLETED', now());
    await recordCredits(
      tx,
      actor,
      completed.map((one) => ({
        cadreId: one.cadreId,
        organizationId: one.organizationId,
        sourceType: 'class',
        sourceId: classId,
        category: classCategory(found.classType as ClassType),
        title: found.title,
        occurredOn: found.endsOn,
        minutes: Math.round(found.creditHours * 60),
        days: (one.halfDaysAttended ?? 0) / 2,
        hours: found.creditHours,
      })),
    );
    const trained = found.planId ? await completeMembers(tx, found.planId, classId, found.endsOn) : 0;
    await audit(tx, actor, {
      action: 'class.complete',
      subjectType: 'class',
      subjectId: classId,
      organizationId: found.organizationId,
      detail: { completed: completed.length, trained },
    });
    await recordFact(tx, classCompleted, { classId });
    return { ok: true, completed: completed.length, trained };
  });
}

/** Calls a class off; nobody on its list counts as having missed it. */
export async function cancelClass(actor: Actor, classId: string): Promise<{ ok: boolean }> {
  return inSqlTransaction(async (tx) => {
    const found = await findClass(tx, classId, true);
    if (!found) throw new NotFound('class');
    authorise(actor, 'training.write', found.path);
    if (!isOpenClass(found.status)) return { ok: false };
    await setClassStatus(tx, classId, 'CANCELLED', null);
    await audit(tx, actor, {
      action: 'class.cancel',
      subjectType: 'class',
      subjectId: classId,
      organizationId: found.organizationId,
    });
    return { ok: true };
  });
}
