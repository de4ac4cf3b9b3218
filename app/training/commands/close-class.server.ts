import { recordCredits } from '~/credits/commands/record-credits.server.ts';
import { classCategory, type ClassType } from '~/credits/rules/credit-category.ts';
import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction, sql, type Sql } from '~/platform/db.ts';
import { recordFact } from '~/platform/outbox.ts';
import { ruleAt } from '~/regulations/queries/rule-at.server.ts';
import { endedClasses, setClassStatus } from '../data/class-rows.ts';
import { completeEnrolled, enrolmentsOf } from '../data/enrolment-rows.ts';
import { reopeningsOf } from '../data/reopening-rows.ts';
import { completeMembers } from '../data/rotation-member-rows.ts';
import { findPlan } from '../data/rotation-rows.ts';
import { classCompleted } from '../jobs/class-completed.ts';
import { isOpenClass } from '../rules/class-life.ts';
import type { ClassRow, EnrolmentRow } from '../rules/class-row.ts';
import { CLOSING_FAULTS, closingFaults, type ClosingFault, type RowFault } from '../rules/closing-fault.ts';
import { completedBeyondLeave, LEAVE_RULE, leaveLimitOf } from '../rules/leave-limit.ts';
import { planFault } from '../rules/plan-fit.ts';
import { aboutClass, heldClass } from './held-class.server.ts';
import { tellPeople } from './tell-people.server.ts';

export type CloseClassResult =
  | { ok: true; completed: number; trained: number }
  | { ok: false; reason: 'class-closed' | 'not-over-yet' | 'nobody-enrolled' }
  /** `reason` is the first thing to put right and `n` how many it concerns; `faults` is all of them */
  | { ok: false; reason: ClosingFault; n: number; faults: RowFault<ClosingFault>[] };

/**
 * Completes a class (结业): results stand, hours go to the ledger, and those of its rotation plan count as trained; all in
 * one transaction. Who is still ENROLLED and attended enough completes it; whose leave was too long waits for a person
 * to say what follows, and so does the class; who is let complete it all the same has a reason written beside. Nobody
 * completes it unseen. Where it had been completed before, those on its roster are told how it ended this time.
 */
export async function completeClass(actor: Actor, classId: string): Promise<CloseClassResult> {
  return inTransaction(async (tx) => {
    const found = await heldClass(tx, actor, 'training.write', classId);
    if (!isOpenClass(found.status)) return { ok: false, reason: 'class-closed' };
    if (today() < found.endsOn) return { ok: false, reason: 'not-over-yet' };
    const people = await enrolmentsOf(tx, classId, ['']);
    if (people.length === 0) return { ok: false, reason: 'nobody-enrolled' };
    const rule = await ruleAt(LEAVE_RULE, found.organizationId, found.endsOn, tx);
    const oneIn = leaveLimitOf(rule)?.oneIn ?? null;
    const faults = closingFaults(people, oneIn);
    for (const reason of CLOSING_FAULTS) {
      const n = faults.filter(({ fault }) => fault === reason).length;
      if (n > 0) return { ok: false, reason, n, faults };
    }
    if (found.planId) await findPlan(tx, found.planId, 'UPDATE');
    await completeEnrolled(tx, classId);
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
        days: (one.halfDaysAttended ?? 0) / 2,
        hours: found.creditHours,
      })),
    );
    const trained = found.planId ? await completeMembers(tx, found.planId, classId, found.endsOn) : 0;
    if ((await reopeningsOf(tx, classId)).length > 0) await tellAgain(tx, found, people, completed);
    const beyond = completedBeyondLeave(people, oneIn);
    await audit(tx, actor, {
      action: 'class.complete',
      ...aboutClass(found),
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

/** Who heard that the class was opened again hears what came of it. */
async function tellAgain(
  tx: Sql,
  { title, creditHours }: ClassRow,
  people: readonly EnrolmentRow[],
  completed: readonly EnrolmentRow[],
): Promise<void> {
  const ids = (rows: readonly EnrolmentRow[]): string[] => rows.map(({ cadreId }) => cadreId);
  await tellPeople(tx, ids(completed), 'class-completed-again', { title, hours: creditHours }, '/record');
  const others = people.filter((one) => !completed.includes(one));
  await tellPeople(tx, ids(others), 'class-not-completed-again', { title }, '/record');
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
    const found = await heldClass(tx, actor, 'training.write', classId);
    if (!isOpenClass(found.status)) return { ok: false };
    await setClassStatus(tx, classId, 'CANCELLED', null);
    await tellRoster(tx, found, 'class-cancelled');
    await audit(tx, actor, { action: 'class.cancel', ...aboutClass(found) });
    return { ok: true };
  });
}

/**
 * Takes a calling-off back: the roster is as it was, and those on it are told. The window of its plan may have become
 * narrower meanwhile; then the class has to move first.
 */
export async function restoreClass(
  actor: Actor,
  classId: string,
): Promise<{ ok: true } | { ok: false; reason: 'not-cancelled' | 'outside-window' | 'plan-not-usable' }> {
  return inTransaction(async (tx) => {
    const found = await heldClass(tx, actor, 'training.write', classId);
    if (found.status !== 'CANCELLED') return { ok: false, reason: 'not-cancelled' };
    const fault = found.planId && planFault(await findPlan(tx, found.planId, 'SHARE'), found.path, found, true);
    if (fault) return { ok: false, reason: fault };
    await setClassStatus(tx, classId, 'PLANNED', null);
    await tellRoster(tx, found, 'class-called');
    await audit(tx, actor, { action: 'class.restore', ...aboutClass(found) });
    return { ok: true };
  });
}

async function tellRoster(tx: Sql, { id, title, startsOn }: ClassRow, kind: string): Promise<void> {
  const people = (await enrolmentsOf(tx, id, [''])).map((one) => one.cadreId);
  await tellPeople(tx, people, kind, { title, from: startsOn });
}
