import { recordCredits } from '~/credits/commands/record-credits.server.ts';
import { classCategory, type ClassType } from '~/credits/rules/credit-category.ts';
import { authorise, authorisedScopes, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction, sql } from '~/platform/db.ts';
import { recordFact } from '~/platform/outbox.ts';
import { ruleAt } from '~/regulations/queries/rule-at.server.ts';
import { endedClasses, findClass, setClassStatus } from '../data/class-rows.ts';
import { accountsOf, enrolmentsOf, writeAttendance } from '../data/enrolment-rows.ts';
import { completeMembers } from '../data/rotation-member-rows.ts';
import { classCompleted } from '../jobs/class-completed.ts';
import { isOpenClass, resultByAttendance } from '../rules/class-life.ts';
import { completedBeyondLeave, LEAVE_RULE, leaveLimitOf } from '../rules/leave-limit.ts';

export type CloseClassResult =
  | { ok: true; completed: number; trained: number }
  | {
      ok: false;
      reason:
        | 'class-closed'
        | 'not-over-yet'
        | 'nobody-enrolled'
        | 'attendance-missing'
        | 'leave-undecided'
        | 'leave-reason-missing';
      n?: number;
    };

/**
 * Completes a class (结业): results stand, hours go to the ledger, and those of its rotation plan count as trained; all in
 * one transaction. Who is still ENROLLED and attended enough completes it; whose leave was too long waits for a person
 * to say what follows, and so does the class; who is let complete it all the same has a reason written beside.
 */
export async function completeClass(actor: Actor, classId: string): Promise<CloseClassResult> {
  return inTransaction(async (tx) => {
    const found = await findClass(tx, classId, { lock: true });
    if (!found) throw new NotFound('class');
    authorise(actor, 'training.write', found.path);
    if (!isOpenClass(found.status)) return { ok: false, reason: 'class-closed' };
    if (today() < found.endsOn) return { ok: false, reason: 'not-over-yet' };
    const people = await enrolmentsOf(tx, classId, ['']);
    if (people.length === 0) return { ok: false, reason: 'nobody-enrolled' };
    const open = people.filter((one) => one.result === 'ENROLLED');
    const rule = await ruleAt(LEAVE_RULE, found.organizationId, found.endsOn, tx);
    const oneIn = leaveLimitOf(rule)?.oneIn ?? null;
    for (const reason of ['attendance-missing', 'leave-undecided'] as const) {
      const n = open.filter(
        (one) => resultByAttendance(one.halfDaysPlanned, one.halfDaysAttended, oneIn) === reason,
      ).length;
      if (n > 0) return { ok: false, reason, n };
    }
    const beyond = completedBeyondLeave(people, oneIn);
    const unexplained = beyond.filter((one) => !one.leaveReason).length;
    if (unexplained > 0) return { ok: false, reason: 'leave-reason-missing', n: unexplained };
    await writeAttendance(
      tx,
      classId,
      open.map(({ cadreId, halfDaysAttended, grade }) => ({ cadreId, halfDaysAttended, grade, result: 'COMPLETED' })),
    );
    const completed = people.filter((one) => one.result === 'ENROLLED' || one.result === 'COMPLETED');
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
        days: (one.halfDaysAttended ?? one.halfDaysPlanned ?? 0) / 2,
        hours: found.creditHours,
      })),
    );
    const trained = found.planId ? await completeMembers(tx, found.planId, classId, found.endsOn) : 0;
    await audit(tx, actor, {
      action: 'class.complete',
      subjectType: 'class',
      subjectId: classId,
      organizationId: found.organizationId,
      detail: {
        completed: completed.length,
        trained,
        ...(beyond.length > 0 && { beyondLeave: beyond.map(({ cadreId }) => cadreId) }),
      },
    });
    await recordFact(tx, classCompleted, { classId });
    return { ok: true, completed: completed.length, trained };
  });
}

/**
 * Completes every class that is over and has all results, each by itself; after an import of a year of classes nobody
 * opens eighty pages. Those that lack something stay open.
 */
export async function completeEndedClasses(actor: Actor): Promise<{ completed: number; waiting: number }> {
  const ended = await endedClasses(sql, authorisedScopes(actor, 'training.write'), today());
  let completed = 0;
  for (const id of ended) if ((await completeClass(actor, id)).ok) completed += 1;
  return { completed, waiting: ended.length - completed };
}

/** Calls a class off and tells those on its roster; none of them counts as having missed it. */
export async function cancelClass(actor: Actor, classId: string): Promise<{ ok: boolean }> {
  return inTransaction(async (tx) => {
    const found = await findClass(tx, classId, { lock: true });
    if (!found) throw new NotFound('class');
    authorise(actor, 'training.write', found.path);
    if (!isOpenClass(found.status)) return { ok: false };
    await setClassStatus(tx, classId, 'CANCELLED', null);
    const people = (await enrolmentsOf(tx, classId, [''])).map((one) => one.cadreId);
    for (const accountId of await accountsOf(tx, people))
      await notify(tx, accountId, 'class-cancelled', { title: found.title, from: found.startsOn }, '/');
    await audit(tx, actor, {
      action: 'class.cancel',
      subjectType: 'class',
      subjectId: classId,
      organizationId: found.organizationId,
    });
    return { ok: true };
  });
}

/** Takes a calling-off back: the roster is as it was, and those on it are told. A completed class stays completed. */
export async function restoreClass(actor: Actor, classId: string): Promise<{ ok: boolean; reason?: 'not-cancelled' }> {
  return inTransaction(async (tx) => {
    const found = await findClass(tx, classId, { lock: true });
    if (!found) throw new NotFound('class');
    authorise(actor, 'training.write', found.path);
    if (found.status !== 'CANCELLED') return { ok: false, reason: 'not-cancelled' };
    await setClassStatus(tx, classId, 'PLANNED', null);
    const people = (await enrolmentsOf(tx, classId, [''])).map((one) => one.cadreId);
    for (const accountId of await accountsOf(tx, people))
      await notify(tx, accountId, 'class-called', { title: found.title, from: found.startsOn }, '/');
    await audit(tx, actor, {
      action: 'class.restore',
      subjectType: 'class',
      subjectId: classId,
      organizationId: found.organizationId,
    });
    return { ok: true };
  });
}
