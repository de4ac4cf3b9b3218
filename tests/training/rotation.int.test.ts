import { beforeAll, describe, expect, it } from 'vitest';
import { cancelClass, completeClass, restoreClass } from '~/training/commands/close-class.server.ts';
import { reopenClass } from '~/training/commands/reopen-class.server.ts';
import { enrolCadres, recordAttendance } from '~/training/commands/change-enrolment.server.ts';
import {
  createRotationPlan,
  editRotationPlan,
  refreshRoll,
  setMemberExemption,
} from '~/training/commands/rotation-plan.server.ts';
import { dueCounts, dueList } from '~/overview/queries/due-list.server.ts';
import { sql } from '~/platform/db.ts';
import { planUpkeep, plansOverdue, rotationMembers, rotationPage } from '~/training/queries/rotation-pages.server.ts';
import { STANDINGS } from '~/training/rules/rotation-standing.ts';
import { createTrainingWorld, EVERYBODY, type TrainingWorld } from '~tests/support/training-world.ts';
import { createAccount } from '~tests/support/world.ts';

let w: TrainingWorld;

beforeAll(async () => {
  w = await createTrainingWorld();
});

describe('a rotation plan', () => {
  it('counts each person once, and every figure is the length of its list', async () => {
    const planId = await w.plan();
    const classId = await w.newClass(planId);
    await enrolCadres(w.school(), classId, { cadreIds: w.ids(0, 1, 2) });
    await recordAttendance(w.school(), classId, [
      { cadreId: w.ids(0)[0] ?? '', halfDaysAttended: 6, result: 'ENROLLED', grade: '良好' },
      { cadreId: w.ids(1)[0] ?? '', halfDaysAttended: 6, result: 'ENROLLED', grade: null },
      { cadreId: w.ids(2)[0] ?? '', halfDaysAttended: 3, result: 'NOT_COMPLETED', grade: null },
    ]);
    expect(await completeClass(w.school(), classId)).toEqual({ ok: true, completed: 2, trained: 2 });
    await enrolCadres(w.school(), await w.newClass(planId), { cadreIds: w.ids(3) });
    await setMemberExemption(w.school(), { planId, cadreId: w.ids(4)[0] ?? '', reason: '脱产学习' });

    const { figures, units } = await rotationPage(w.school(), planId, null);
    for (const standing of STANDINGS) {
      const { total } = await rotationMembers(w.school(), planId, {
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
    const planId = await w.plan();
    const unit = w.world.as('ORG_ADMIN', 'unitA').actor;
    const { rows } = await rotationMembers(unit, planId, {
      standings: [],
      within: null,
      search: '',
      limit: 100,
      offset: 0,
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.path.startsWith(w.world.unitA.path))).toBe(true);
    expect((await rotationPage(unit, planId, null)).figures.due).toBe(rows.length);
  });

  it('is refused for nobody, and by who may not plan', async () => {
    const input = { organizationId: w.world.root.id, title: '轮训', windowFrom: '2026-01-01', windowTo: '2026-12-31' };
    expect(
      await createRotationPlan(w.school(), { ...input, population: { ...EVERYBODY, unitNatures: ['HOSPITAL'] } }),
    ).toEqual({
      ok: false,
      reason: 'nobody-due',
    });
    await expect(
      createRotationPlan(w.world.as('ORG_ADMIN', 'unitA').actor, { ...input, population: EVERYBODY }),
    ).rejects.toThrow(/not permitted/);
  });
});

describe('the roll of a plan', () => {
  it('follows the posts of today when it is brought up to date, and keeps what was trained', async () => {
    const planId = await w.plan();
    const classId = await w.newClass(planId);
    await enrolCadres(w.school(), classId, { cadreIds: w.ids(0) });
    await recordAttendance(w.school(), classId, [
      { cadreId: w.ids(0)[0] ?? '', halfDaysAttended: 6, result: 'ENROLLED', grade: null },
    ]);
    await completeClass(w.school(), classId);
    const before = (await rotationPage(w.school(), planId, null)).figures;
    const post = `UPDATE cadre_post SET ended_on = $2::date WHERE cadre_id = ANY($1::uuid[])`;
    await sql.query(post, [w.ids(0, 1), '2026-02-01']);
    await createAccount(w.world.branchA, w.world.root.id, 'CADRE', '新来');
    expect((await planUpkeep(w.school(), planId)).change).toEqual({ joined: 1, left: 1, back: 0 });
    expect(await refreshRoll(w.school(), planId)).toEqual({ ok: true, change: { joined: 1, left: 1, back: 0 } });
    const after = (await rotationPage(w.school(), planId, null)).figures;
    expect(after).toMatchObject({ due: before.due, done: before.done, exempt: before.exempt + 1 });
    await sql.query(post, [w.ids(0, 1), null]);
    expect(await refreshRoll(w.school(), planId)).toMatchObject({ change: { joined: 0, left: 0, back: 1 } });
  });

  it('takes a newcomer who has completed a class of the plan for trained', async () => {
    const planId = await w.plan();
    const newcomer = await createAccount(w.world.branchA, w.world.root.id, 'CADRE', '后来的书记');
    const cadreId = newcomer.cadreId ?? '';
    const classId = await w.newClass(planId);
    await enrolCadres(w.school(), classId, { cadreIds: [cadreId] });
    await recordAttendance(w.school(), classId, [{ cadreId, halfDaysAttended: 6, result: 'ENROLLED', grade: null }]);
    expect(await completeClass(w.school(), classId)).toMatchObject({ completed: 1, trained: 0 });
    const before = (await rotationPage(w.school(), planId, null)).figures;
    expect(await refreshRoll(w.school(), planId)).toMatchObject({ change: { joined: 1 } });
    const after = (await rotationPage(w.school(), planId, null)).figures;
    expect(after).toEqual({ ...before, due: before.due + 1, done: before.done + 1 });
    const others = { standings: [], within: null, search: '', limit: 500, offset: 0 };
    const { rows } = await rotationMembers(w.school(), planId, others);
    expect(rows.find((row) => row.cadreId === cadreId)).toMatchObject({ standing: 'DONE', completedOn: '2026-10-14' });
    expect(await reopenClass(w.school(), classId, '结业登记有误')).toMatchObject({ ok: true, untrained: 1 });
    expect((await rotationPage(w.school(), planId, null)).figures).toMatchObject({ done: before.done });
  });

  it('tells of who is overdue until the plan is closed', async () => {
    const planId = await w.plan();
    const change = { title: '轮训', windowFrom: '2026-01-01', windowTo: '2026-06-30' };
    await editRotationPlan(w.school(), planId, { ...change, status: 'ACTIVE' });
    const { figures, phase } = await rotationPage(w.school(), planId, null);
    expect(phase).toBe('OVERDUE');
    const open = async () => (await plansOverdue(w.school(), '2026-11-23')).find(({ id }) => id === planId)?.open;
    expect(await open()).toBe(figures.open);
    const late = { ...DUE, kind: 'OVERDUE' };
    expect((await dueList(w.world.as('SCHOOL_ADMIN', 'root').actor, '2026-11-23', late)).total).toBe(figures.open);
    await editRotationPlan(w.school(), planId, { ...change, status: 'CLOSED' });
    expect(await open()).toBeUndefined();
    // What a closed plan says is final.
    const exempting = { planId, cadreId: w.ids(5)[0] ?? '', reason: '脱产学习' };
    expect(await setMemberExemption(w.school(), exempting)).toEqual({ ok: false, reason: 'plan-closed' });
    const members = { standings: [], within: null, search: '', limit: 0, offset: 0 };
    expect((await rotationMembers(w.school(), planId, members)).mayExempt).toBe(false);
    expect((await rotationPage(w.school(), planId, null)).figures).toEqual(figures);
    await expect(
      editRotationPlan(w.world.as('ORG_ADMIN', 'root').actor, planId, { ...change, status: 'ACTIVE' }),
    ).rejects.toThrow(/not permitted/);
  });
});

describe('people due within ninety days', () => {
  it('are those of a plan that ends by then, begun or not, and apart from them those that are late', async () => {
    const school = w.world.as('SCHOOL_ADMIN', 'root').actor;
    const day = '2026-11-23';
    const list = () => dueList(school, day, { ...DUE, kind: null });
    const before = await list();
    const planId = await w.plan();
    const { figures } = await rotationPage(w.school(), planId, null);
    const added = async () => {
      const { total, overdue } = await list();
      return [total - before.total, overdue - before.overdue];
    };
    await editRotationPlan(w.school(), planId, { windowFrom: '2026-12-01', windowTo: '2027-02-21' });
    expect(await added()).toEqual([figures.due, 0]);
    expect((await dueCounts(school, day, 90)).ROTATION).toBeGreaterThanOrEqual(figures.due);
    await editRotationPlan(w.school(), planId, { windowTo: '2027-02-22' });
    expect(await added()).toEqual([0, 0]);
    await editRotationPlan(w.school(), planId, { windowFrom: '2026-01-01', windowTo: '2026-11-22' });
    expect(await added()).toEqual([figures.due, figures.due]);
  });
});

const DUE = { search: '', days: 90, within: null, sort: 'on', descending: false, limit: 500, offset: 0 };

describe('the window of a plan', () => {
  it('does not close behind its classes: they are named, and nothing is changed', async () => {
    const planId = await w.plan();
    const [early, late, off] = [
      await w.newClass(planId, { startsOn: '2026-03-02', endsOn: '2026-03-04', title: '第一期' }),
      await w.newClass(planId, { startsOn: '2026-10-12', endsOn: '2026-10-14', title: '第二期' }),
      await w.newClass(planId, { startsOn: '2026-12-01', endsOn: '2026-12-02', title: '取消的一期' }),
    ];
    await cancelClass(w.school(), off);
    const window = async () => {
      const { windowFrom, windowTo } = (await planUpkeep(w.school(), planId)).plan;
      return [windowFrom, windowTo];
    };
    const refused = await editRotationPlan(w.school(), planId, { windowFrom: '2026-04-01', windowTo: '2026-10-13' });
    expect(refused).toMatchObject({ ok: false, reason: 'classes-outside' });
    expect('classes' in refused && refused.classes.map(({ id, title }) => [id, title])).toEqual([
      [early, '第一期'],
      [late, '第二期'],
    ]);
    expect(await window()).toEqual(['2026-01-01', '2026-12-31']);
    expect(await editRotationPlan(w.school(), planId, { windowFrom: '2026-03-02', windowTo: '2026-10-14' })).toEqual({
      ok: true,
    });
    expect(await window()).toEqual(['2026-03-02', '2026-10-14']);
    // A class that was called off and lies outside by now has to move before it is taken up again.
    expect(await restoreClass(w.school(), off)).toEqual({ ok: false, reason: 'outside-window' });
    expect(await editRotationPlan(w.school(), planId, { windowFrom: '2027-01-01' })).toEqual({
      ok: false,
      reason: 'window-reversed',
    });
  });
});
