import { beforeAll, describe, expect, it } from 'vitest';
import { creditAccount } from '~/credits/queries/credit-account.server.ts';
import { cancelClass, completeClass } from '~/training/commands/close-class.server.ts';
import { enrolCadres, enrolUnplanned, recordAttendance } from '~/training/commands/change-enrolment.server.ts';
import { createRotationPlan, setMemberExemption } from '~/training/commands/rotation-plan.server.ts';
import { createClass } from '~/training/commands/save-class.server.ts';
import { classPage } from '~/training/queries/class-pages.server.ts';
import { rotationMembers, rotationPage } from '~/training/queries/rotation-pages.server.ts';
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
      { cadreId: ids(2)[0] ?? '', halfDaysAttended: 3, result: 'ENROLLED', grade: null },
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
    expect(await completeClass(school(), classId)).toEqual({ ok: false, reason: 'attendance-missing', missing: 2 });
  });

  it('takes those without a class, up to its places, and gives back numbers it does not know', async () => {
    const planId = await plan();
    const classId = await newClass(planId);
    expect(await enrolUnplanned(school(), classId, 2)).toMatchObject({ ok: true, added: 2 });
    expect(await enrolCadres(school(), classId, { staffNumbers: ['无此人'] })).toEqual({
      ok: true,
      added: 0,
      unknown: ['无此人'],
    });
    expect((await classPage(school(), classId)).roster).toHaveLength(2);
  });

  it('that is cancelled leaves nobody as having missed it', async () => {
    const planId = await plan();
    const classId = await newClass(planId);
    await enrolCadres(school(), classId, { cadreIds: ids(0) });
    await cancelClass(school(), classId);
    expect((await rotationPage(school(), planId, null)).figures.missed).toBe(0);
  });
});
