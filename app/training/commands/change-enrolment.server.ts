import { authorise, authorisedScopes, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { enrol, findClass, removeEnrolment, writeAttendance, type AttendanceRow } from '../data/class-rows.ts';
import { listMembers } from '../data/rotation-rows.ts';
import { isOpenClass } from '../rules/class-life.ts';

export type EnrolResult =
  { ok: true; added: number; unknown: string[] } | { ok: false; reason: 'class-closed' | 'nobody-named' };

/** Puts people of the actor's subtree on the list of a class; numbers that name nobody there are given back. */
export async function enrolCadres(
  actor: Actor,
  classId: string,
  named: { cadreIds?: string[]; staffNumbers?: string[] },
): Promise<EnrolResult> {
  return inSqlTransaction(async (tx) => {
    const found = await findClass(tx, classId, true);
    if (!found) throw new NotFound('class');
    authorise(actor, 'attendance.write', found.path);
    if (!isOpenClass(found.status)) return { ok: false, reason: 'class-closed' };
    const cadreIds = named.cadreIds ?? [];
    const staffNumbers = named.staffNumbers ?? [];
    if (cadreIds.length + staffNumbers.length === 0) return { ok: false, reason: 'nobody-named' };
    const halfDays = found.days === null ? null : Math.round(found.days * 2);
    const { added, known } = await enrol(
      tx,
      classId,
      authorisedScopes(actor, 'attendance.write'),
      found.rootId,
      { cadreIds, staffNumbers },
      halfDays,
    );
    await audit(tx, actor, {
      action: 'class.enrol',
      subjectType: 'class',
      subjectId: classId,
      organizationId: found.organizationId,
      detail: { added: added.length },
    });
    const names = new Set(known);
    return { ok: true, added: added.length, unknown: [...staffNumbers, ...cadreIds].filter((one) => !names.has(one)) };
  });
}

/** Puts everybody without a class in a plan on the list of one of its classes, up to the number of places. */
export async function enrolUnplanned(actor: Actor, classId: string, most: number): Promise<EnrolResult> {
  const people = await inSqlTransaction(async (tx) => {
    const found = await findClass(tx, classId);
    if (!found?.planId) throw new NotFound('class of a plan');
    authorise(actor, 'training.write', found.path);
    const { rows } = await listMembers(
      tx,
      {
        planId: found.planId,
        scopes: authorisedScopes(actor, 'training.write'),
        within: null,
        standings: ['MISSED', 'UNPLANNED'],
        search: '',
      },
      most,
      0,
    );
    return rows.map((row) => row.cadreId);
  });
  return enrolCadres(actor, classId, { cadreIds: people });
}

/** Takes one person off the list. */
export async function removeFromClass(actor: Actor, classId: string, cadreId: string): Promise<{ ok: boolean }> {
  return inSqlTransaction(async (tx) => {
    const found = await findClass(tx, classId, true);
    if (!found) throw new NotFound('class');
    authorise(actor, 'attendance.write', found.path);
    if (!isOpenClass(found.status)) return { ok: false };
    const ok = await removeEnrolment(tx, classId, cadreId);
    if (ok)
      await audit(tx, actor, {
        action: 'class.unenrol',
        subjectType: 'class',
        subjectId: classId,
        organizationId: found.organizationId,
        detail: { cadreId },
      });
    return { ok };
  });
}

/** Records half days attended, result and grade. */
export async function recordAttendance(
  actor: Actor,
  classId: string,
  rows: readonly AttendanceRow[],
): Promise<{ ok: true; written: number } | { ok: false; reason: 'class-closed' }> {
  return inSqlTransaction(async (tx) => {
    const found = await findClass(tx, classId, true);
    if (!found) throw new NotFound('class');
    authorise(actor, 'attendance.write', found.path);
    if (!isOpenClass(found.status)) return { ok: false, reason: 'class-closed' };
    const written = await writeAttendance(tx, classId, rows);
    await audit(tx, actor, {
      action: 'class.attendance',
      subjectType: 'class',
      subjectId: classId,
      organizationId: found.organizationId,
      detail: { rows: written },
    });
    return { ok: true, written };
  });
}
