import { authorisedScopes, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { ruleAt } from '~/regulations/queries/rule-at.server.ts';
import {
  attendedTooMany,
  enrol,
  enrolmentsOf,
  firstToEnrol,
  removeEnrolment,
  writeAttendance,
  type AttendanceRow,
} from '../data/enrolment-rows.ts';
import { listMembers } from '../data/rotation-member-rows.ts';
import { halfDaysOf, isOpenClass } from '../rules/class-life.ts';
import { completedUnseen, type RowFault } from '../rules/closing-fault.ts';
import { completedBeyondLeave, LEAVE_RULE, leaveLimitOf } from '../rules/leave-limit.ts';
import { aboutClass, heldClass } from './held-class.server.ts';
import { tellPeople } from './tell-people.server.ts';

export type EnrolResult =
  | { ok: true; added: number; already: number; unknown: string[] }
  | { ok: false; reason: 'class-closed' | 'nobody-named' };

/** Puts people of the actor's subtree on the list of a class and tells them; numbers that name nobody there are given back. */
export async function enrolCadres(
  actor: Actor,
  classId: string,
  named: { cadreIds?: string[]; staffNumbers?: string[] },
): Promise<EnrolResult> {
  return inTransaction(async (tx) => {
    const found = await heldClass(tx, actor, 'attendance.write', classId);
    if (!isOpenClass(found.status)) return { ok: false, reason: 'class-closed' };
    const cadreIds = named.cadreIds ?? [];
    const staffNumbers = named.staffNumbers ?? [];
    if (cadreIds.length + staffNumbers.length === 0) return { ok: false, reason: 'nobody-named' };
    const { added, already, known } = await enrol(
      tx,
      classId,
      authorisedScopes(actor, 'attendance.write'),
      found.rootId,
      { cadreIds, staffNumbers },
      halfDaysOf(found.days),
    );
    await tellPeople(tx, added, 'class-called', { title: found.title, from: found.startsOn });
    await audit(tx, actor, { action: 'class.enrol', ...aboutClass(found), detail: { added: added.length } });
    const names = new Set(known);
    return {
      ok: true,
      added: added.length,
      already,
      unknown: [...staffNumbers, ...cadreIds].filter((one) => !names.has(one)),
    };
  });
}

/** More than any plan has people. */
const EVERYBODY = 1_000_000;

/**
 * Puts those without a class in a plan on the list of one of its classes, up to the number of places. Who has left since
 * the roll was made, and who did not complete this very class, takes no place.
 */
export async function enrolUnplanned(actor: Actor, classId: string, most: number): Promise<EnrolResult> {
  const people = await inTransaction(async (tx) => {
    const { planId, rootId } = await heldClass(tx, actor, 'training.write', classId);
    if (!planId) throw new NotFound('class of a plan');
    const { rows } = await listMembers(
      tx,
      {
        planId,
        scopes: authorisedScopes(actor, 'training.write'),
        within: null,
        standings: ['MISSED', 'UNPLANNED'],
        search: '',
      },
      { limit: EVERYBODY, offset: 0 },
    );
    const ids = rows.map((row) => row.cadreId);
    return firstToEnrol(tx, classId, authorisedScopes(actor, 'attendance.write'), rootId, ids, most);
  });
  if (people.length === 0) return { ok: true, added: 0, already: 0, unknown: [] };
  return enrolCadres(actor, classId, { cadreIds: people });
}

/** Takes one person off the list. */
export async function removeFromClass(actor: Actor, classId: string, cadreId: string): Promise<{ ok: boolean }> {
  return inTransaction(async (tx) => {
    const found = await heldClass(tx, actor, 'attendance.write', classId);
    if (!isOpenClass(found.status)) return { ok: false };
    const ok = await removeEnrolment(tx, classId, cadreId);
    if (ok) {
      await tellPeople(tx, [cadreId], 'class-removed', { title: found.title, from: found.startsOn });
      await audit(tx, actor, { action: 'class.unenrol', ...aboutClass(found), detail: { cadreId } });
    }
    return { ok };
  });
}

export type AttendanceFault = 'too-many-half-days' | 'never-attended';
export type RecordAttendanceResult =
  | { ok: true; written: number }
  | { ok: false; reason: 'class-closed' }
  | { ok: false; reason: AttendanceFault; n: number; faults: RowFault<AttendanceFault>[] };

/** Records half days attended, result and grade; all rows or none. Nobody is given a class that they never attended. */
export async function recordAttendance(
  actor: Actor,
  classId: string,
  rows: readonly AttendanceRow[],
): Promise<RecordAttendanceResult> {
  return inTransaction(async (tx) => {
    const found = await heldClass(tx, actor, 'attendance.write', classId);
    if (!isOpenClass(found.status)) return { ok: false, reason: 'class-closed' };
    const wrong = {
      'too-many-half-days': await attendedTooMany(tx, classId, rows),
      'never-attended': rows.filter(completedUnseen).map(({ cadreId }) => cadreId),
    };
    const faults = Object.entries(wrong).flatMap(([fault, ids]) =>
      ids.map((cadreId) => ({ cadreId, fault: fault as AttendanceFault })),
    );
    const [first] = faults;
    if (first) return { ok: false, reason: first.fault, n: wrong[first.fault].length, faults };
    const written = await writeAttendance(tx, classId, rows);
    const oneIn = leaveLimitOf(await ruleAt(LEAVE_RULE, found.organizationId, found.endsOn, tx))?.oneIn ?? null;
    const named = new Set(rows.map(({ cadreId }) => cadreId));
    const beyond = completedBeyondLeave(await enrolmentsOf(tx, classId, ['']), oneIn).filter((one) =>
      named.has(one.cadreId),
    );
    await audit(tx, actor, {
      action: 'class.attendance',
      ...aboutClass(found),
      detail: {
        rows: written,
        ...(beyond.length > 0 && { beyondLeave: beyond.map(({ cadreId }) => cadreId) }),
      },
    });
    return { ok: true, written };
  });
}
