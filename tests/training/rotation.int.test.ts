import { beforeAll, describe, expect, it } from 'vitest';
import { creditAccount } from '~/credits/queries/credit-account.server.ts';
import {
  cancelClass,
  completeClass,
  completeEndedClasses,
  restoreClass,
} from '~/training/commands/close-class.server.ts';
import { enrolCadres, enrolUnplanned, recordAttendance } from '~/training/commands/change-enrolment.server.ts';
import {
  createRotationPlan,
  editRotationPlan,
  refreshRoll,
  setMemberExemption,
} from '~/training/commands/rotation-plan.server.ts';
import { createClass, editClass } from '~/training/commands/save-class.server.ts';
import { dueList } from '~/overview/queries/due-list.server.ts';
import { sql } from '~/platform/db.ts';
import { attendanceList, attendingPeople } from '~/training/queries/attendance-list.server.ts';
import { classList, classPage } from '~/training/queries/class-pages.server.ts';
import { planUpkeep, plansOverdue, rotationMembers, rotationPage } from '~/training/queries/rotation-pages.server.ts';
import { STANDINGS } from '~/training/rules/rotation-standing.ts';
import { classFields, EVERYBODY } from '~tests/support/training-world.ts';
import { createAccount, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

let world: World;
let people: TestAccount[];
const school = () => world.as('SCHOOL_ADMIN', 'root').actor;

beforeAll(async () => {
  world = await createWorld();
  people = [];
  for (let n = 0; n < 6; n += 1)
    people.push(await createAccount(n < 4 ? world.branchA : world.branchB, world.root.id, 'CADRE', `学员${n}`));
});

async function plan(): Promise<string> {
  const made = await createRotationPlan(school(), {
    organizationId: world.root.id,
    title: '轮训',
    windowFrom: '2026-01-01',
    windowTo: '2026-12-31',
    population: { ...EVERYBODY, postTypes: ['SECRETARY'] },
  });
  if (!made.ok) throw new Error(made.reason);
  return made.planId;
}

const ids = (...indexes: number[]): string[] => indexes.map((index) => people[index]?.cadreId ?? '');
const newClass = async (planId: string): Promise<string> => {
  const made = await createClass(school(), world.root.id, classFields({ planId }));
  if (!made.ok) throw new Error(made.reason);
  return made.classId;
};

describe('a rotation plan', () => {
  it('counts each person once, and every figure is the length of its list', async () => {
    const planId = await plan();
    const classId = await newClass(planId);
    await enrolCadres(school(), classId, { cadreIds: ids(0, 1, 2) });
    await recordAttendance(school(), classId, [
      { cadreId: ids(0)[0] ?? '', halfDaysAttended: 6, result: 'ENROLLED', grade: '良好' },
      { cadreId: ids(1)[0] ?? '', halfDaysAttended: 6, result: 'ENROLLED', grade: null },
      { cadreId: ids(2)[0] ?? '', halfDaysAttended: 3, result: 'NOT_COMPLETED', grade: null },
    ]);
    expect(await completeClass(school(), classId)).toEqual({ ok: true, completed: 2, trained: 2 });
    await enrolCadres(school(), await newClass(planId), { cadreIds: ids(3) });
    await setMemberExemption(school(), { planId, cadreId: ids(4)[0] ?? '', reason: '脱产学习' });

    const { figures, units } = await rotationPage(school(), planId, null);
    for (const standing of STANDINGS) {
      const { total } = await rotationMembers(school(), planId, {
        standings: [standing],
        within: null,
        search: '',
        limit: 0,
        offset: 0,
      });
      const figure = {
        DONE: figures.done,
        SCHEDULED: figures.scheduled,
        MISSED: figures.missed,
        UNPLANNED: figures.unplanned,
        EXEMPT: figures.exempt,
      };
      expect(total, standing).toBe(figure[standing]);
    }
    expect(figures).toMatchObject({ done: 2, scheduled: 1, missed: 1, exempt: 1 });
    expect(figures.due).toBe(figures.done + figures.open);
    for (const key of ['due', 'done', 'open'] as const)
      expect(units.reduce((sum, unit) => sum + unit[key], 0)).toBe(figures[key]);
  });

  it('shows a unit its own people only', async () => {
    const planId = await plan();
    const unit = world.as('ORG_ADMIN', 'unitA').actor;
    const { rows } = await rotationMembers(unit, planId, {
      standings: [],
      within: null,
      search: '',
      limit: 100,
      offset: 0,
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.path.startsWith(world.unitA.path))).toBe(true);
    expect((await rotationPage(unit, planId, null)).figures.due).toBe(rows.length);
  });

  it('is refused for nobody, and by who may not plan', async () => {
    const input = { organizationId: world.root.id, title: '轮训', windowFrom: '2026-01-01', windowTo: '2026-12-31' };
    expect(
      await createRotationPlan(school(), { ...input, population: { ...EVERYBODY, unitNatures: ['HOSPITAL'] } }),
    ).toEqual({
      ok: false,
      reason: 'nobody-due',
    });
    await expect(
      createRotationPlan(world.as('ORG_ADMIN', 'unitA').actor, { ...input, population: EVERYBODY }),
    ).rejects.toThrow(/not permitted/);
  });
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
    const planId = await plan();
    const [first, second, off] = [await newClass(planId), await newClass(planId), await newClass(planId)];
    await enrolCadres(school(), first, { cadreIds: ids(0, 1, 4) });
    await enrolCadres(school(), second, { cadreIds: ids(0, 1) });
    await enrolCadres(school(), off, { cadreIds: ids(2) });
    await cancelClass(school(), off);
    await recordAttendance(
      school(),
      first,
      ids(0, 1, 4).map((cadreId) => ({ cadreId, halfDaysAttended: 6, result: 'ENROLLED' as const, grade: null })),
    );
    await completeClass(school(), first);
    const { counts } = await classList(school(), { ...ANY_CLASS, planId });
    expect(counts).toEqual({ classes: 3, held: 1, called: 5, completed: 3, people: 3 });
    const list = { ...ANY_CLASS, planId, of: '', classId: null, result: null };
    expect((await attendanceList(school(), list)).rows).toHaveLength(counts.called);
    expect((await attendingPeople(school(), list)).rows.map((row) => row.times).sort((a, b) => a - b)).toEqual([
      1, 2, 2,
    ]);
    expect((await attendanceList(school(), { ...list, phase: 'COMPLETED', result: 'COMPLETED' })).rows).toHaveLength(3);

    const unit = world.as('ORG_ADMIN', 'unitB').actor;
    const theirs = await classList(unit, { ...ANY_CLASS, planId });
    expect(theirs.counts).toMatchObject({ called: 1, people: 1 });
    expect(theirs.rows.find((row) => row.id === first)?.enrolled).toBe(1);
    expect((await classPage(unit, first)).roster).toHaveLength(1);
    expect((await attendanceList(unit, list)).counts).toEqual({ times: 1, people: 1 });
  });
});

describe('the roll of a plan', () => {
  it('follows the posts of today when it is brought up to date, and keeps what was trained', async () => {
    const planId = await plan();
    const classId = await newClass(planId);
    await enrolCadres(school(), classId, { cadreIds: ids(0) });
    await recordAttendance(school(), classId, [
      { cadreId: ids(0)[0] ?? '', halfDaysAttended: 6, result: 'ENROLLED', grade: null },
    ]);
    await completeClass(school(), classId);
    const before = (await rotationPage(school(), planId, null)).figures;
    const post = `UPDATE cadre_post SET ended_on = $2::date WHERE cadre_id = ANY($1::uuid[])`;
    await sql.query(post, [ids(0, 1), '2026-02-01']);
    await createAccount(world.branchA, world.root.id, 'CADRE', '新来');
    expect((await planUpkeep(school(), planId)).change).toEqual({ joined: 1, left: 1, back: 0 });
    expect(await refreshRoll(school(), planId)).toEqual({ ok: true, change: { joined: 1, left: 1, back: 0 } });
    const after = (await rotationPage(school(), planId, null)).figures;
    expect(after).toMatchObject({ due: before.due, done: before.done, exempt: before.exempt + 1 });
    await sql.query(post, [ids(0, 1), null]);
    expect(await refreshRoll(school(), planId)).toMatchObject({ change: { joined: 0, left: 0, back: 1 } });
  });

  it('tells of who is overdue until the plan is closed', async () => {
    const planId = await plan();
    const change = { title: '轮训', windowFrom: '2026-01-01', windowTo: '2026-06-30' };
    await editRotationPlan(school(), planId, { ...change, status: 'ACTIVE' });
    const { figures, phase } = await rotationPage(school(), planId, null);
    expect(phase).toBe('OVERDUE');
    const open = async () => (await plansOverdue(school(), '2026-11-23')).find(({ id }) => id === planId)?.open;
    expect(await open()).toBe(figures.open);
    const late = { ...DUE, kind: 'OVERDUE' };
    expect((await dueList(world.as('SCHOOL_ADMIN', 'root').actor, '2026-11-23', late)).total).toBe(figures.open);
    await editRotationPlan(school(), planId, { ...change, status: 'CLOSED' });
    expect(await open()).toBeUndefined();
    await expect(
      editRotationPlan(world.as('ORG_ADMIN', 'root').actor, planId, { ...change, status: 'ACTIVE' }),
    ).rejects.toThrow(/not permitted/);
  });
});

const DUE = { search: '', days: 90, within: null, sort: 'on', descending: false, limit: 500, offset: 0 };

describe('a class', () => {
  it('gives each person who completed it its hours once', async () => {
    const classId = await newClass(await plan());
    await enrolCadres(school(), classId, { cadreIds: ids(5) });
    const [cadreId] = ids(5);
    await recordAttendance(school(), classId, [
      { cadreId: cadreId ?? '', halfDaysAttended: 6, result: 'ENROLLED', grade: null },
    ]);
    await completeClass(school(), classId);
    expect(await completeClass(school(), classId)).toEqual({ ok: false, reason: 'class-closed' });
    const account = await creditAccount(cadreId ?? '', '2026-01-01', '2026-12-31');
    expect(account.entries.filter((entry) => entry.hours === 24)).toHaveLength(1);
  });

  it('cannot be completed while attendance is missing', async () => {
    const classId = await newClass(await plan());
    await enrolCadres(school(), classId, { cadreIds: ids(0, 1) });
    expect(await completeClass(school(), classId)).toEqual({ ok: false, reason: 'attendance-missing', n: 2 });
  });

  it('takes those without a class, up to its places, and gives back numbers it does not know', async () => {
    const planId = await plan();
    const classId = await newClass(planId);
    expect(await enrolUnplanned(school(), classId, 2)).toMatchObject({ ok: true, added: 2 });
    expect(await enrolCadres(school(), classId, { staffNumbers: ['无此人'] })).toEqual({
      ok: true,
      added: 0,
      already: 0,
      unknown: ['无此人'],
    });
    expect((await classPage(school(), classId)).roster).toHaveLength(2);
  });

  it('waits for a person where leave passes what the rule allows, and counts nobody beyond its half days', async () => {
    const planId = await plan();
    const classId = await newClass(planId);
    const [cadreId = ''] = ids(0);
    await enrolCadres(school(), classId, { cadreIds: [cadreId] });
    const attended = (halfDaysAttended: number, result: 'ENROLLED' | 'WITHDRAWN') =>
      recordAttendance(school(), classId, [{ cadreId, halfDaysAttended, result, grade: null }]);
    expect(await attended(7, 'ENROLLED')).toEqual({ ok: false, reason: 'too-many-half-days' });
    await sql.query(
      `INSERT INTO rule_version (id, code, scope_organization_id, valid_from, value, evidence)
       VALUES (gen_random_uuid(), 'LEAVE_MAX', $1, '2023-01-01', '7', 'VERIFIED')`,
      [world.root.id],
    );
    expect((await classPage(school(), classId)).leave).toMatchObject({ oneIn: 7 });
    await attended(5, 'ENROLLED');
    expect(await completeClass(school(), classId)).toEqual({ ok: false, reason: 'leave-undecided', n: 1 });
    await attended(5, 'WITHDRAWN');
    expect(await completeClass(school(), classId)).toEqual({ ok: true, completed: 0, trained: 0 });
    expect((await rotationPage(school(), planId, null)).figures).toMatchObject({ done: 0, missed: 1 });
  });

  it('counts only for active plans of its own organization, one above or one below, and within their dates', async () => {
    const made = await createRotationPlan(world.as('SCHOOL_ADMIN', 'unitB').actor, {
      organizationId: world.unitB.id,
      title: '乙单位轮训',
      windowFrom: '2026-01-01',
      windowTo: '2026-12-31',
      population: EVERYBODY,
    });
    if (!made.ok) throw new Error(made.reason);
    const schoolA = world.as('SCHOOL_ADMIN', 'unitA').actor;
    const inA = (change: Parameters<typeof classFields>[0]) =>
      createClass(schoolA, world.unitA.id, classFields(change));
    expect(await inA({ planId: made.planId })).toEqual({ ok: false, reason: 'plan-not-usable' });
    const own = await inA({});
    if (!own.ok) throw new Error(own.reason);
    expect(await editClass(schoolA, own.classId, classFields({ planId: made.planId }))).toEqual({
      ok: false,
      reason: 'plan-not-usable',
    });
    const above = await plan();
    const early = { planId: above, startsOn: '2025-12-30', endsOn: '2026-01-02' };
    expect(await inA(early)).toEqual({ ok: false, reason: 'outside-window' });
    expect(await editClass(schoolA, own.classId, classFields(early))).toEqual({ ok: false, reason: 'outside-window' });
    expect(await editClass(schoolA, own.classId, classFields({ planId: above }))).toMatchObject({ ok: true });
    await editRotationPlan(school(), above, {
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
    const classId = await newClass(await plan());
    const [cadreId = ''] = ids(0);
    await enrolCadres(school(), classId, { cadreIds: [cadreId] });
    await recordAttendance(school(), classId, [{ cadreId, halfDaysAttended: 6, result: 'ENROLLED', grade: null }]);
    const { planId } = (await classPage(school(), classId)).found;
    expect(await editClass(school(), classId, classFields({ planId, days: 2 }))).toEqual({
      ok: false,
      reason: 'attended-more',
    });
    expect((await classPage(school(), classId)).roster[0]).toMatchObject({ halfDaysPlanned: 6, halfDaysAttended: 6 });
    expect(await editClass(school(), classId, classFields({ planId, days: 4 }))).toMatchObject({ ok: true });
  });

  it('lets somebody with too much leave complete it for a reason only, which is kept and journalled', async () => {
    const classId = await newClass(await plan());
    const [cadreId = ''] = ids(2);
    await enrolCadres(school(), classId, { cadreIds: [cadreId] });
    const give = (leaveReason: string | null) =>
      recordAttendance(school(), classId, [
        { cadreId, halfDaysAttended: 3, result: 'COMPLETED', grade: null, leaveReason },
      ]);
    await give(null);
    expect(await completeClass(school(), classId)).toEqual({ ok: false, reason: 'leave-reason-missing', n: 1 });
    await give('因公出差，已补课');
    expect(await completeClass(school(), classId)).toMatchObject({ ok: true, completed: 1 });
    expect((await classPage(school(), classId)).roster[0]).toMatchObject({ leaveReason: '因公出差，已补课' });
    const journal = await sql.query<{ action: string; beyond: string[] }>(
      `SELECT action, detail->'beyondLeave' AS beyond FROM journal.audit_entry
       WHERE subject_id = $1 AND detail ? 'beyondLeave'`,
      [classId],
    );
    expect(new Set(journal.map(({ action }) => action))).toEqual(new Set(['class.attendance', 'class.complete']));
    expect(journal.every(({ beyond }) => beyond.join() === cadreId)).toBe(true);
  });

  it('is not completed before it is over', async () => {
    const made = await createClass(
      school(),
      world.root.id,
      classFields({ startsOn: '2099-01-01', endsOn: '2099-01-03' }),
    );
    if (!made.ok) throw new Error(made.reason);
    await enrolCadres(school(), made.classId, { cadreIds: ids(0) });
    expect(await completeClass(school(), made.classId)).toEqual({ ok: false, reason: 'not-over-yet' });
  });

  it('is found by what the calendar makes of it, and completed with others that are over', async () => {
    const [ready, bare] = [await newClass(await plan()), await newClass(await plan())];
    await enrolCadres(school(), ready, { cadreIds: ids(1) });
    await recordAttendance(school(), ready, [
      { cadreId: ids(1)[0] ?? '', halfDaysAttended: 6, result: 'ENROLLED', grade: null },
    ]);
    const ended = async () => (await classList(school(), { ...ANY_CLASS, phase: 'ENDED' })).rows.map((row) => row.id);
    expect(await ended()).toEqual(expect.arrayContaining([ready, bare]));
    const { completed } = await completeEndedClasses(school());
    expect(completed).toBeGreaterThan(0);
    expect(await ended()).toContain(bare);
    expect(await ended()).not.toContain(ready);
  });

  it('keeps somebody scheduled whose completion is noted before the class is closed', async () => {
    const planId = await plan();
    const classId = await newClass(planId);
    await enrolCadres(school(), classId, { cadreIds: ids(0) });
    await recordAttendance(school(), classId, [
      { cadreId: ids(0)[0] ?? '', halfDaysAttended: 6, result: 'COMPLETED', grade: null },
    ]);
    expect((await rotationPage(school(), planId, null)).figures).toMatchObject({ scheduled: 1 });
  });

  it('that is cancelled leaves nobody as having missed it, and can be taken up again', async () => {
    const planId = await plan();
    const classId = await newClass(planId);
    await enrolCadres(school(), classId, { cadreIds: ids(0) });
    await cancelClass(school(), classId);
    expect((await rotationPage(school(), planId, null)).figures).toMatchObject({ missed: 0, scheduled: 0 });
    expect(await restoreClass(school(), classId)).toEqual({ ok: true });
    expect((await rotationPage(school(), planId, null)).figures).toMatchObject({ scheduled: 1 });
    expect(await restoreClass(school(), classId)).toEqual({ ok: false, reason: 'not-cancelled' });
  });
});
