import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/identity/rules/actor.ts';
import { importTemplate } from '~/http/import-templates.ts';
import { decideImportRow } from '~/operations/commands/decide-import-row.server.ts';
import { sql } from '~/platform/db.ts';
import { completeClass } from '~/training/commands/close-class.server.ts';
import { createRotationPlan, editRotationPlan } from '~/training/commands/rotation-plan.server.ts';
import { attendanceList } from '~/training/queries/attendance-list.server.ts';
import { classList, classPage } from '~/training/queries/class-pages.server.ts';
import { rotationPage } from '~/training/queries/rotation-pages.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { trainingMessages } from '~/ui/messages/training.ts';
import { attendanceTable, classSheet } from '~/ui/training/training-sheets.ts';
import { commit, rowsOf, statusOf, undo, upload } from '~tests/operations/import-run.ts';
import { EVERYBODY } from '~tests/support/training-world.ts';
import { createAccount, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

let world: World;
let school: Actor;
let people: TestAccount[];

beforeAll(async () => {
  world = await createWorld();
  school = world.as('SCHOOL_ADMIN', 'root').actor;
  people = [];
  for (const [at, name] of ['周启明', '林若谷', '周启明', '何静'].entries()) {
    const one = await createAccount(at < 2 ? world.branchA : world.branchB, world.root.id, 'CADRE', name);
    await sql.query(`UPDATE cadre SET staff_number = $2, name_key = $3 WHERE id = $1`, [
      one.cadreId,
      `00${at + 1}`,
      name,
    ]);
    people.push(one);
  }
  await createPlan('2026年轮训', '2026-01-01', '2026-12-31');
});

async function createPlan(title: string, windowFrom: string, windowTo: string) {
  const organizationId = world.root.id;
  const made = await createRotationPlan(school, { organizationId, title, windowFrom, windowTo, population: EVERYBODY });
  if (!made.ok) throw new Error(made.reason);
  return made;
}

const classHead = ['班次编码＊', '班次名称＊', '类型＊', '层级＊', '主办＊', '起止', '学时＊', '天数', '轮训计划'];
const rosterHead = ['班次编码', '人员编码', '姓名', '单位', '小组', '出勤', '成绩', '结业'];
const seen = async (batch: string) =>
  (await rowsOf(batch)).map(({ row, status, action, errors, candidates }) => [
    row,
    status,
    errors?.map(({ column, code }) => `${column}:${code}`).join(' ') || candidates?.reason || action,
  ]);
const classIdOf = async (code: string): Promise<string> =>
  (await sql.query<{ id: string }>(`SELECT id::text FROM training_class WHERE code = $1`, [code]))[0]?.id ?? '';
const ANY = {
  search: '',
  type: null,
  phase: null,
  year: null,
  planId: null,
  sort: 'code',
  descending: false,
  limit: 99,
  offset: 0,
};

describe('importing classes', () => {
  it('tells what is wrong by row and cell before anything is written', async () => {
    const batch = await upload(school, 'classes', world.root.id, [
      classHead,
      ['LX-01', '书记轮训班（第1期）', '轮训班', '市级', '市委机关工委', '2026年10月12日—14日', 24, null, '2026年轮训'],
      ['LX-01', '书记轮训班（第2期）', '轮训', '市级', '市委机关工委', '2026-11-01至2026-11-03', 24, 3, null],
      ['LX-03', '某班', '春游', '市级', '工委', '2026-11-01至2026-11-03', 24, 3, null],
      ['LX-04', '某班', '业务培训', '市级', '工委', '2026-11-03至2026-11-01', 24, 3, null],
      ['LX-05', '某班', '业务培训', '市级', '工委', '秋季', 24, 3, null],
      ['LX-06', '某班', '业务培训', '市级', '工委', '2026-11-01至2026-11-03', '若干', 3, null],
      ['LX-07', '某班', '业务培训', '市级', '工委', '2026-11-01至2026-11-03', 24, 3, '没有的计划'],
      ['LX-09', '某班', '轮训', '市级', '工委', '2025-12-30至2026-01-02', 24, 3, '2026年轮训'],
      ['LX-08', null, '业务培训', '市级', '工委', '2026-11-01至2026-11-03', 24, 3, null],
    ]);
    expect(await seen(batch)).toEqual([
      [2, 'VALID', 'create'],
      [3, 'ERROR', 'code:code-twice'],
      [4, 'ERROR', 'classType:not-in-list'],
      [5, 'ERROR', 'period:ends-before-start'],
      [6, 'ERROR', 'period:not-a-period'],
      [7, 'ERROR', 'creditHours:not-an-amount'],
      [8, 'ERROR', 'planTitle:plan-unknown'],
      [9, 'ERROR', 'planTitle:outside-window'],
      [10, 'ERROR', 'title:required'],
    ]);
    expect(await sql.query('SELECT 1 FROM training_class')).toEqual([]);
  });

  it('makes classes and changes open ones, keeps what a cell leaves empty, and takes both back', async () => {
    const first = await upload(school, 'classes', world.root.id, [
      classHead,
      [
        'LX-11',
        '书记轮训班（第1期）',
        '轮训',
        '市级',
        '市委机关工委',
        '2026-10-12至2026-10-14',
        24,
        null,
        '2026年轮训',
      ],
    ]);
    await commit(school, first);
    expect(await statusOf(first)).toMatchObject({ status: 'COMMITTED', applied: 1 });
    const { found } = await classPage(school, await classIdOf('LX-11'));
    expect(found).toMatchObject({ days: 3, creditHours: 24, startsOn: '2026-10-12', endsOn: '2026-10-14' });
    expect(found.planId).not.toBeNull();

    const again = await upload(school, 'classes', world.root.id, [
      classHead,
      ['LX-11', '书记轮训班（第1期）', '轮训', '市级', '市委机关工委', '2026-10-12至2026-10-15', 32, 4, null],
    ]);
    expect(await seen(again)).toEqual([[2, 'VALID', 'update']]);
    await commit(school, again);
    expect((await classPage(school, found.id)).found).toMatchObject({ days: 4, creditHours: 32, planId: found.planId });
    await undo(school, again);
    expect((await classPage(school, found.id)).found).toMatchObject({ days: 3, creditHours: 24 });
    await undo(school, first);
    expect(await classIdOf('LX-11')).toBe('');
  });

  it('takes back what it exported', async () => {
    const batch = await upload(school, 'classes', world.root.id, [
      classHead,
      ['YW-21', '党费业务班', '业务培训', '市级', '工委', '2026-09-01至2026-09-02', 16, null, null],
    ]);
    await commit(school, batch);
    const { rows } = await classList(school, { ...ANY, search: '党费业务班' });
    const sheet = classSheet(rows, translator(trainingMessages, 'zh-CN'), 'zh-CN');
    const again = await upload(school, 'classes', world.root.id, sheet.rows);
    expect(await seen(again)).toEqual([[2, 'VALID', 'none']]);
  });

  it('keeps classes within the window of their plan, also where that became narrower after the check', async () => {
    const planId = (await createPlan('2027年轮训', '2027-01-01', '2027-12-31')).planId;
    const line = (from: string, to: string) => [
      'LX-41',
      '书记轮训班（2027）',
      '轮训',
      '市级',
      '工委',
      `${from}至${to}`,
      24,
      3,
      '2027年轮训',
    ];
    const late = await upload(school, 'classes', world.root.id, [classHead, line('2027-11-01', '2027-11-03')]);
    expect(await seen(late)).toEqual([[2, 'VALID', 'create']]);
    await editRotationPlan(school, planId, { windowTo: '2027-06-30' });
    await commit(school, late);
    expect(await seen(late)).toEqual([[2, 'ERROR', 'planTitle:outside-window']]);
    expect(await classIdOf('LX-41')).toBe('');

    const first = await upload(school, 'classes', world.root.id, [classHead, line('2027-06-01', '2027-06-03')]);
    await commit(school, first);
    const earlier = await upload(school, 'classes', world.root.id, [classHead, line('2027-03-01', '2027-03-03')]);
    await commit(school, earlier);
    const closed = await upload(school, 'classes', world.root.id, [classHead, line('2027-05-01', '2027-05-03')]);
    await editRotationPlan(school, planId, { windowTo: '2027-03-31' });
    await commit(school, closed);
    expect(await seen(closed)).toEqual([[2, 'ERROR', 'planTitle:outside-window']]);
    await undo(school, earlier);
    expect(await seen(earlier)).toEqual([[2, 'APPLIED', 'planTitle:outside-window']]);
    expect((await classPage(school, await classIdOf('LX-41'))).found).toMatchObject({ startsOn: '2027-03-01' });
  });

  it('is refused by who may not plan, and for classes of another unit', async () => {
    const row = ['XX-1', '某班', '培训', '市级', '工委', '2026-11-01至2026-11-03', 24, 3, null];
    for (const role of ['ORG_ADMIN', 'CLASS_ADVISER'] as const)
      await expect(upload(world.as(role, 'root').actor, 'classes', world.root.id, [classHead, row])).rejects.toThrow(
        /not permitted/,
      );
    const unit = world.as('SCHOOL_ADMIN', 'unitA').actor;
    const taken = await upload(unit, 'classes', world.unitA.id, [classHead, ['YW-21', ...row.slice(1)]]);
    expect(await seen(taken)).toEqual([[2, 'ERROR', 'code:class-elsewhere']]);
  });
});

describe('importing the roster of a class', () => {
  const lines = async (rows: (string | number | null)[][]) =>
    upload(school, 'class-rosters', world.root.id, [rosterHead, ...rows]);

  beforeAll(async () => {
    const batch = await upload(school, 'classes', world.root.id, [
      classHead,
      ['LX-31', '书记轮训班（第3期）', '轮训', '市级', '工委', '2026-10-12至2026-10-14', 24, 3, '2026年轮训'],
      ['LX-32', '书记轮训班（第4期）', '轮训', '市级', '工委', '2026-10-19至2026-10-21', 24, 3, '2026年轮训'],
    ]);
    await commit(school, batch);
  });

  it('finds people by number or name, and asks about those it cannot tell apart', async () => {
    const batch = await lines([
      ['LX-31', '002', '林若谷', null, '第一组', '全勤', '良好', '结业'],
      ['LX-31', null, '何静', null, null, '3天', null, null],
      ['LX-31', null, '周启明', null, null, null, null, null],
      ['LX-31', '001', '王五', null, null, null, null, null],
      ['LX-31', '002', null, null, null, null, null, null],
      ['LX-31', '999', null, null, null, null, null, null],
      ['LX-99', '001', null, null, null, null, null, null],
      ['LX-31', '003', null, null, null, 7, null, null],
      ['LX-31', '003', null, null, null, '大半', null, null],
    ]);
    expect(await seen(batch)).toEqual([
      [2, 'VALID', 'create'],
      [3, 'VALID', 'create'],
      [4, 'AMBIGUOUS', 'several-namesakes'],
      [5, 'AMBIGUOUS', 'number-other-name'],
      [6, 'ERROR', 'name:person-twice'],
      [7, 'ERROR', 'staffNumber:person-unknown'],
      [8, 'ERROR', 'classCode:class-unknown'],
      [9, 'ERROR', 'attended:more-than-half-days'],
      [10, 'ERROR', 'attended:not-half-days'],
    ]);
  });

  it('lets nobody complete a class without having been there, at the check and when a person is chosen', async () => {
    const batch = await lines([
      ['LX-31', '001', null, null, null, null, '合格', '结业'],
      ['LX-31', '002', null, null, null, 0, null, '结业'],
      ['LX-31', '003', null, null, null, 0, null, '未结业'],
      ['LX-31', null, '周启明', null, null, null, null, '结业'],
    ]);
    expect(await seen(batch)).toEqual([
      [2, 'ERROR', 'result:never-attended'],
      [3, 'ERROR', 'result:never-attended'],
      [4, 'VALID', 'create'],
      [5, 'AMBIGUOUS', 'several-namesakes'],
    ]);
    const id = people[0]?.cadreId ?? '';
    expect(await decideImportRow(school, batch, 5, { choice: 'existing', id }, importTemplate)).toMatchObject({
      ok: true,
    });
    await commit(school, batch);
    expect(await statusOf(batch)).toMatchObject({ status: 'COMMITTED', applied: 1 });
    expect((await seen(batch))[3]).toEqual([5, 'ERROR', 'result:never-attended']);
    await undo(school, batch);
  });

  it('enrols with attendance and result, updates without taking away, and takes both back', async () => {
    const first = await lines([
      ['LX-31', '001', null, null, null, null, null, null],
      ['LX-31', '002', null, null, '第一组', '全勤', '良好', null],
    ]);
    await commit(school, first);
    const classId = await classIdOf('LX-31');
    const roster = async () => (await classPage(school, classId)).roster;
    expect(
      (await roster()).map(({ staffNumber, halfDaysAttended, group }) => [staffNumber, halfDaysAttended, group]),
    ).toEqual([
      ['001', null, null],
      ['002', 6, '第一组'],
    ]);
    const second = await lines([
      ['LX-31', '001', null, null, null, 6, '合格', '结业'],
      ['LX-31', '002', null, null, null, null, null, '结业'],
    ]);
    expect((await seen(second)).map(([, , action]) => action)).toEqual(['update', 'update']);
    await commit(school, second);
    expect((await roster()).map(({ result, grade }) => [result, grade])).toEqual([
      ['COMPLETED', '合格'],
      ['COMPLETED', '良好'],
    ]);
    await undo(school, second);
    expect((await roster()).map(({ result }) => result)).toEqual(['ENROLLED', 'ENROLLED']);
    await undo(school, first);
    expect(await roster()).toEqual([]);
  });

  it('counts as trained only once a person completes the class; what is completed is not taken back', async () => {
    const batch = await lines([
      ['LX-32', '001', null, null, null, '全勤', '良好', '结业'],
      ['LX-32', '004', null, null, null, '全勤', '良好', '结业'],
    ]);
    await commit(school, batch);
    const classId = await classIdOf('LX-32');
    const planId = (await classPage(school, classId)).found.planId ?? '';
    const figures = async () => (await rotationPage(school, planId, null)).figures;
    expect(await figures()).toMatchObject({ done: 0, scheduled: 2 });
    expect(await completeClass(school, classId)).toEqual({ ok: true, completed: 2, trained: 2 });
    expect(await figures()).toMatchObject({ done: 2, scheduled: 0 });
    await undo(school, batch);
    expect((await classPage(school, classId)).roster).toHaveLength(2);
    expect((await rowsOf(batch)).map(({ status, errors }) => [status, errors?.[0]?.code])).toEqual([
      ['APPLIED', 'changed-since'],
      ['APPLIED', 'changed-since'],
    ]);
    const late = await lines([['LX-32', '002', null, null, null, null, null, null]]);
    expect(await seen(late)).toEqual([[2, 'ERROR', 'classCode:class-closed']]);
  });

  it('takes back what it exported', async () => {
    await commit(school, await lines([['LX-31', '003', null, null, '第二组', '2.5天', null, null]]));
    const classId = await classIdOf('LX-31');
    const asked = { ...ANY, of: '', classId, result: null, sort: 'name' };
    const { head, cells } = attendanceTable(translator(trainingMessages, 'zh-CN'), 'zh-CN');
    const { rows } = await attendanceList(school, asked);
    const again = await upload(school, 'class-rosters', world.root.id, [head, ...rows.map(cells)]);
    expect(await seen(again)).toEqual([[2, 'VALID', 'none']]);
  });

  it('is open to a class adviser', async () => {
    const adviser = world.as('CLASS_ADVISER', 'root').actor;
    const batch = await upload(adviser, 'class-rosters', world.root.id, [
      rosterHead,
      ['LX-31', '004', null, null, null, null, null, null],
    ]);
    await commit(adviser, batch);
    expect((await statusOf(batch))?.applied).toBe(1);
  });
});
