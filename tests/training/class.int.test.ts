import { beforeAll, describe, expect, it } from 'vitest';
import { creditAccount } from '~/credits/queries/credit-account.server.ts';
import {
  cancelClass,
  completeClass,
  completeEndedClasses,
  restoreClass,
} from '~/training/commands/close-class.server.ts';
import { enrolCadres, enrolUnplanned, recordAttendance } from '~/training/commands/change-enrolment.server.ts';
import { createRotationPlan, editRotationPlan } from '~/training/commands/rotation-plan.server.ts';
import { createClass, editClass } from '~/training/commands/save-class.server.ts';
import { sql } from '~/platform/db.ts';
import { attendanceList, attendingPeople } from '~/training/queries/attendance-list.server.ts';
import { classList, classPage } from '~/training/queries/class-pages.server.ts';
import { rotationMembers, rotationPage } from '~/training/queries/rotation-pages.server.ts';
import { classFields, createTrainingWorld, EVERYBODY, type TrainingWorld } from '~tests/support/training-world.ts';

let w: TrainingWorld;

beforeAll(async () => {
  w = await createTrainingWorld();
});

const ANY_CLASS = {
  search: '',
  type: null,
  phase: null,
  year: null,
  planId: null,
  sort: 'startsOn',
  descending: true,
  limit: 500,
  offset: 0,
};

describe('persons, attendances and classes', () => {
  it('are three counts, each as long as its list, for the authority and for a unit', async () => {
    const planId = await w.plan();
    const [first, second, off] = [await w.newClass(planId), await w.newClass(planId), await w.newClass(planId)];
    await enrolCadres(w.school(), first, { cadreIds: w.ids(0, 1, 4) });
    await enrolCadres(w.school(), second, { cadreIds: w.ids(0, 1) });
    await enrolCadres(w.school(), off, { cadreIds: w.ids(2) });
    await cancelClass(w.school(), off);
    await recordAttendance(
      w.school(),
      first,
      w.ids(0, 1, 4).map((cadreId) => ({ cadreId, halfDaysAttended: 6, result: 'ENROLLED' as const, grade: null })),
    );
    await completeClass(w.school(), first);
    const { counts } = await classList(w.school(), { ...ANY_CLASS, planId });
    expect(counts).toEqual({ classes: 3, held: 1, called: 5, completed: 3, people: 3 });
    const list = { ...ANY_CLASS, planId, of: '', classId: null, result: null };
    expect((await attendanceList(w.school(), list)).rows).toHaveLength(counts.called);
    expect((await attendingPeople(w.school(), list)).rows.map((row) => row.times).sort((a, b) => a - b)).toEqual([
      1, 2, 2,
    ]);
    expect((await attendanceList(w.school(), { ...list, phase: 'COMPLETED', result: 'COMPLETED' })).rows).toHaveLength(
      3,
    );

    const unit = w.world.as('ORG_ADMIN', 'unitB').actor;
    const theirs = await classList(unit, { ...ANY_CLASS, planId });
    expect(theirs.counts).toMatchObject({ called: 1, people: 1 });
    expect(theirs.rows.find((row) => row.id === first)?.enrolled).toBe(1);
    expect((await classPage(unit, first)).roster).toHaveLength(1);
    expect((await attendanceList(unit, list)).counts).toEqual({ times: 1, people: 1 });
  });
});

describe('a class', () => {
  it('gives each person who completed it its hours once', async () => {
    const classId = await w.newClass(await w.plan());
    await enrolCadres(w.school(), classId, { cadreIds: w.ids(5) });
    const [cadreId] = w.ids(5);
    await recordAttendance(w.school(), classId, [
      { cadreId: cadreId ?? '', halfDaysAttended: 6, result: 'ENROLLED', grade: null },
    ]);
    await completeClass(w.school(), classId);
    expect(await completeClass(w.school(), classId)).toEqual({ ok: false, reason: 'class-closed' });
    const account = await creditAccount(cadreId ?? '', '2026-01-01', '2026-12-31');
    expect(account.entries.filter((entry) => entry.hours === 24)).toHaveLength(1);
  });

  it('cannot be completed while attendance is missing', async () => {
    const classId = await w.newClass(await w.plan());
    await enrolCadres(w.school(), classId, { cadreIds: w.ids(0, 1) });
    const fault = 'attendance-missing';
    expect(await completeClass(w.school(), classId)).toEqual({
      ok: false,
      reason: fault,
      n: 2,
      faults: w.ids(0, 1).map((cadreId) => ({ cadreId, fault })),
    });
  });

  it('takes those without a class, up to its places, and gives back numbers it does not know', async () => {
    const planId = await w.plan();
    const classId = await w.newClass(planId);
    expect(await enrolUnplanned(w.school(), classId, 2)).toMatchObject({ ok: true, added: 2 });
    expect(await enrolCadres(w.school(), classId, { staffNumbers: ['无此人'] })).toEqual({
      ok: true,
      added: 0,
      already: 0,
      unknown: ['无此人'],
    });
    expect((await classPage(w.school(), classId)).roster).toHaveLength(2);
  });

  it('gives no place to who has left since the roll was made, nor to who missed this class', async () => {
    const planId = await w.plan();
    const classId = await w.newClass(planId);
    const { rows } = await rotationMembers(w.school(), planId, {
      standings: [],
      within: null,
      search: '',
      limit: 500,
      offset: 0,
    });
    const [left = '', missed = '', ...others] = rows.map(({ cadreId }) => cadreId);
    await sql.query(`UPDATE cadre SET status = 'LEFT' WHERE id = $1`, [left]);
    await enrolCadres(w.school(), classId, { cadreIds: [missed] });
    await recordAttendance(w.school(), classId, [
      { cadreId: missed, halfDaysAttended: 1, result: 'WITHDRAWN', grade: null },
    ]);
    const all = { ok: true, added: 2, already: 0, unknown: [] };
    expect(await enrolUnplanned(w.school(), classId, 2)).toEqual(all);
    const { roster } = await classPage(w.school(), classId);
    expect(new Set(roster.map(({ cadreId }) => cadreId))).toEqual(new Set([missed, ...others.slice(0, 2)]));
    expect(await enrolUnplanned(w.school(), classId, 500)).toEqual({ ...all, added: others.length - 2 });
    expect(await enrolUnplanned(w.school(), classId, 500)).toEqual({ ...all, added: 0 });
    await sql.query(`UPDATE cadre SET status = 'ACTIVE' WHERE id = $1`, [left]);
  });

  it('waits for a person where leave passes what the rule allows, and counts nobody beyond its half days', async () => {
    const planId = await w.plan();
    const classId = await w.newClass(planId);
    const [cadreId = ''] = w.ids(0);
    await enrolCadres(w.school(), classId, { cadreIds: [cadreId] });
    const attended = (halfDaysAttended: number, result: 'ENROLLED' | 'WITHDRAWN') =>
      recordAttendance(w.school(), classId, [{ cadreId, halfDaysAttended, result, grade: null }]);
    expect(await attended(7, 'ENROLLED')).toEqual({
      ok: false,
      reason: 'too-many-half-days',
      n: 1,
      faults: [{ cadreId, fault: 'too-many-half-days' }],
    });
    await sql.query(
      `INSERT INTO rule_version (id, code, scope_organization_id, valid_from, value, evidence)
       VALUES (gen_random_uuid(), 'LEAVE_MAX', $1, '2023-01-01', '7', 'VERIFIED')`,
      [w.world.root.id],
    );
    expect((await classPage(w.school(), classId)).leave).toMatchObject({ oneIn: 7 });
    await attended(5, 'ENROLLED');
    expect(await completeClass(w.school(), classId)).toEqual({
      ok: false,
      reason: 'leave-undecided',
      n: 1,
      faults: [{ cadreId, fault: 'leave-undecided' }],
    });
    await attended(5, 'WITHDRAWN');
    expect(await completeClass(w.school(), classId)).toEqual({ ok: true, completed: 0, trained: 0 });
    expect((await rotationPage(w.school(), planId, null)).figures).toMatchObject({ done: 0, missed: 1 });
  });

  it('counts only for active plans of its own organization, one above or one below, and within their dates', async () => {
    const made = await createRotationPlan(w.world.as('SCHOOL_ADMIN', 'unitB').actor, {
      organizationId: w.world.unitB.id,
      title: '乙单位轮训',
      windowFrom: '2026-01-01',
      windowTo: '2026-12-31',
      population: EVERYBODY,
    });
    if (!made.ok) throw new Error(made.reason);
    const schoolA = w.world.as('SCHOOL_ADMIN', 'unitA').actor;
    const inA = (change: Parameters<typeof classFields>[0]) =>
      createClass(schoolA, w.world.unitA.id, classFields(change));
    expect(await inA({ planId: made.planId })).toEqual({ ok: false, reason: 'plan-not-usable' });
    const own = await inA({});
    if (!own.ok) throw new Error(own.reason);
    expect(await editClass(schoolA, own.classId, classFields({ planId: made.planId }))).toEqual({
      ok: false,
      reason: 'plan-not-usable',
    });
    const above = await w.plan();
    const early = { planId: above, startsOn: '2025-12-30', endsOn: '2026-01-02' };
    expect(await inA(early)).toEqual({ ok: false, reason: 'outside-window' });
    expect(await editClass(schoolA, own.classId, classFields(early))).toEqual({ ok: false, reason: 'outside-window' });
    expect(await editClass(schoolA, own.classId, classFields({ planId: above }))).toMatchObject({ ok: true });
    await editRotationPlan(w.school(), above, {
      title: '轮训',
      windowFrom: '2026-01-01',
      windowTo: '2026-12-31',
      status: 'CLOSED',
    });
    expect(await inA({ planId: above })).toEqual({ ok: false, reason: 'plan-not-usable' });
    // A class keeps the plan that it counted for.
    expect(await editClass(schoolA, own.classId, classFields({ planId: above, place: '一号楼' }))).toMatchObject({
      ok: true,
    });
  });

  it('is not made shorter than what somebody attended', async () => {
    const classId = await w.newClass(await w.plan());
    const [cadreId = ''] = w.ids(0);
    await enrolCadres(w.school(), classId, { cadreIds: [cadreId] });
    await recordAttendance(w.school(), classId, [{ cadreId, halfDaysAttended: 6, result: 'ENROLLED', grade: null }]);
    const { planId } = (await classPage(w.school(), classId)).found;
    expect(await editClass(w.school(), classId, classFields({ planId, days: 2 }))).toEqual({
      ok: false,
      reason: 'attended-more',
    });
    expect((await classPage(w.school(), classId)).roster[0]).toMatchObject({ halfDaysPlanned: 6, halfDaysAttended: 6 });
    expect(await editClass(w.school(), classId, classFields({ planId, days: 4 }))).toMatchObject({ ok: true });
  });

  it('lets somebody with too much leave complete it for a reason only, which is kept and journalled', async () => {
    const classId = await w.newClass(await w.plan());
    const [cadreId = ''] = w.ids(2);
    await enrolCadres(w.school(), classId, { cadreIds: [cadreId] });
    const give = (leaveReason: string | null) =>
      recordAttendance(w.school(), classId, [
        { cadreId, halfDaysAttended: 3, result: 'COMPLETED', grade: null, leaveReason },
      ]);
    await give(null);
    expect(await completeClass(w.school(), classId)).toEqual({
      ok: false,
      reason: 'leave-reason-missing',
      n: 1,
      faults: [{ cadreId, fault: 'leave-reason-missing' }],
    });
    await give('因公出差，已补课');
    expect(await completeClass(w.school(), classId)).toMatchObject({ ok: true, completed: 1 });
    expect((await classPage(w.school(), classId)).roster[0]).toMatchObject({ leaveReason: '因公出差，已补课' });
    const journal = await sql.query<{ action: string; beyond: string[] }>(
      `SELECT action, detail->'beyondLeave' AS beyond FROM journal.audit_entry
       WHERE subject_id = $1 AND detail ? 'beyondLeave'`,
      [classId],
    );
    expect(new Set(journal.map(({ action }) => action))).toEqual(new Set(['class.attendance', 'class.complete']));
    expect(journal.every(({ beyond }) => beyond.join() === cadreId)).toBe(true);
  });

  it('is completed by nobody who never attended, whoever says so and whatever reason stands beside', async () => {
    const classId = await w.newClass(await w.plan());
    const [absent = '', unrecorded = '', present = ''] = w.ids(0, 1, 2);
    await enrolCadres(w.school(), classId, { cadreIds: w.ids(0, 1, 2) });
    const there = { cadreId: present, halfDaysAttended: 6, result: 'ENROLLED' as const, grade: null };
    const given = (cadreId: string, halfDaysAttended: number | null) => ({
      cadreId,
      halfDaysAttended,
      result: 'COMPLETED' as const,
      grade: null,
      leaveReason: '因公出差',
    });
    expect(await recordAttendance(w.school(), classId, [there, given(absent, 0), given(unrecorded, null)])).toEqual({
      ok: false,
      reason: 'never-attended',
      n: 2,
      faults: [absent, unrecorded].map((cadreId) => ({ cadreId, fault: 'never-attended' })),
    });
    expect((await classPage(w.school(), classId)).roster.every((one) => one.halfDaysAttended === null)).toBe(true);

    // An imported roster may say so; closing the class does not believe it.
    await recordAttendance(w.school(), classId, [there]);
    await sql.query(
      `UPDATE class_enrolment SET result = 'COMPLETED', half_days_attended = CASE WHEN cadre_id = $2 THEN 0 END
       WHERE class_id = $1 AND cadre_id = ANY($3::uuid[])`,
      [classId, absent, [absent, unrecorded]],
    );
    const refused = await completeClass(w.school(), classId);
    expect(refused).toMatchObject({ ok: false, reason: 'attendance-missing', n: 1 });
    expect('faults' in refused && new Map(refused.faults.map(({ cadreId, fault }) => [cadreId, fault]))).toEqual(
      new Map([
        [unrecorded, 'attendance-missing'],
        [absent, 'never-attended'],
      ]),
    );
    await recordAttendance(w.school(), classId, [
      { cadreId: absent, halfDaysAttended: 0, result: 'NOT_COMPLETED', grade: null },
      { cadreId: unrecorded, halfDaysAttended: 6, result: 'COMPLETED', grade: null },
    ]);
    expect(await completeClass(w.school(), classId)).toMatchObject({ ok: true, completed: 2 });
  });

  it('is not completed before it is over', async () => {
    const made = await createClass(
      w.school(),
      w.world.root.id,
      classFields({ startsOn: '2099-01-01', endsOn: '2099-01-03' }),
    );
    if (!made.ok) throw new Error(made.reason);
    await enrolCadres(w.school(), made.classId, { cadreIds: w.ids(0) });
    expect(await completeClass(w.school(), made.classId)).toEqual({ ok: false, reason: 'not-over-yet' });
  });

  it('is found by what the calendar makes of it, and completed with others that are over', async () => {
    const [ready, bare] = [await w.newClass(await w.plan()), await w.newClass(await w.plan())];
    await enrolCadres(w.school(), ready, { cadreIds: w.ids(1) });
    await recordAttendance(w.school(), ready, [
      { cadreId: w.ids(1)[0] ?? '', halfDaysAttended: 6, result: 'ENROLLED', grade: null },
    ]);
    const ended = async () => (await classList(w.school(), { ...ANY_CLASS, phase: 'ENDED' })).rows.map((row) => row.id);
    expect(await ended()).toEqual(expect.arrayContaining([ready, bare]));
    const { completed } = await completeEndedClasses(w.school());
    expect(completed).toBeGreaterThan(0);
    expect(await ended()).toContain(bare);
    expect(await ended()).not.toContain(ready);
  });

  it('keeps somebody scheduled whose completion is noted before the class is closed', async () => {
    const planId = await w.plan();
    const classId = await w.newClass(planId);
    await enrolCadres(w.school(), classId, { cadreIds: w.ids(0) });
    await recordAttendance(w.school(), classId, [
      { cadreId: w.ids(0)[0] ?? '', halfDaysAttended: 6, result: 'COMPLETED', grade: null },
    ]);
    expect((await rotationPage(w.school(), planId, null)).figures).toMatchObject({ scheduled: 1 });
  });

  it('that is cancelled leaves nobody as having missed it, and can be taken up again', async () => {
    const planId = await w.plan();
    const classId = await w.newClass(planId);
    await enrolCadres(w.school(), classId, { cadreIds: w.ids(0) });
    await cancelClass(w.school(), classId);
    expect((await rotationPage(w.school(), planId, null)).figures).toMatchObject({ missed: 0, scheduled: 0 });
    expect(await restoreClass(w.school(), classId)).toEqual({ ok: true });
    expect((await rotationPage(w.school(), planId, null)).figures).toMatchObject({ scheduled: 1 });
    expect(await restoreClass(w.school(), classId)).toEqual({ ok: false, reason: 'not-cancelled' });
  });
});
