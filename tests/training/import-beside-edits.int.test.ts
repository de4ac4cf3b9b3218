import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, sql } from '~/platform/db.ts';
import { markCadreLeft } from '~/registry/commands/end-post.server.ts';
import { enrolCadres, recordAttendance } from '~/training/commands/change-enrolment.server.ts';
import { createClass, editClass } from '~/training/commands/save-class.server.ts';
import { enrol } from '~/training/data/enrolment-rows.ts';
import { findClass } from '~/training/data/class-rows.ts';
import type { ClassFields } from '~/training/rules/class-row.ts';
import { classPage } from '~/training/queries/class-pages.server.ts';
import { commit, rowsOf, undo, upload } from '~tests/operations/import-run.ts';
import { HEAD as peopleHead, line as person } from '~tests/operations/roster.ts';
import { classFields, createTrainingWorld, type TrainingWorld } from '~tests/support/training-world.ts';
import { createAccount } from '~tests/support/world.ts';

let w: TrainingWorld;

beforeAll(async () => {
  w = await createTrainingWorld();
  for (const name of ['沈佳禾', '华广平', '康明哲'])
    await createAccount(w.world.branchA, w.world.root.id, 'CADRE', name);
});

const classHead = ['班次编码＊', '班次名称＊', '类型＊', '层级＊', '主办＊', '起止', '学时＊', '天数', '地点'];
const rosterHead = ['班次编码', '姓名', '出勤', '结业'];

/** A class of the school that is over, unless other dates are given. @returns its id and number */
async function newClass(change: Partial<ClassFields> = {}): Promise<{ classId: string; code: string }> {
  const made = await createClass(w.school(), w.world.root.id, classFields(change));
  if (!made.ok) throw new Error(made.reason);
  return { classId: made.classId, code: (await classPage(w.school(), made.classId)).found.code };
}

const seen = async (batch: string) =>
  (await rowsOf(batch)).map(({ status, action, errors }) => [
    status,
    errors?.map(({ column, code }) => `${column}:${code}`).join(' ') || action,
  ]);

/** Comes back once somebody waits for a lock in this database. */
const somebodyWaits = () =>
  expect
    .poll(
      () => sql.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`),
      { timeout: 60_000 },
    )
    .toHaveLength(1);

describe('a sheet of classes, when somebody changes a class by hand between check and commit', () => {
  const line = (code: string, hours: number, place: string | null) => [
    code,
    '党支部书记轮训班（第1期）',
    '轮训',
    '市级',
    '测试工委',
    '2026-10-12至2026-10-14',
    hours,
    null,
    place,
  ];

  it('leaves what its cells do not say as the hand left it', async () => {
    const { classId, code } = await newClass();
    const batch = await upload(w.school(), 'classes', w.world.root.id, [classHead, line(code, 32, null)]);
    expect(await seen(batch)).toEqual([['VALID', 'update']]);
    await editClass(w.school(), classId, classFields({ place: '市委党校二号楼', plannedCount: 80 }));
    await commit(w.school(), batch);
    const after = { place: '市委党校二号楼', plannedCount: 80 };
    expect((await classPage(w.school(), classId)).found).toMatchObject({ ...after, creditHours: 32 });
    await undo(w.school(), batch);
    expect((await classPage(w.school(), classId)).found).toMatchObject({ ...after, creditHours: 24 });
  });

  it('is not taken back from under those who are being enrolled at that moment', async () => {
    const batch = await upload(w.school(), 'classes', w.world.root.id, [classHead, line('LX-77', 24, null)]);
    await commit(w.school(), batch);
    const classId = (await rowsOf(batch))[0]?.resultId ?? '';
    const taking = await inTransaction(async (tx) => {
      const found = await findClass(tx, classId, { lock: true });
      const running = undo(w.school(), batch);
      await somebodyWaits();
      await enrol(tx, classId, [''], found?.rootId ?? '', { cadreIds: w.ids(0), staffNumbers: [] }, 6);
      return { running };
    });
    await taking.running;
    expect(await seen(batch)).toEqual([['APPLIED', 'null:class-has-roster']]);
    expect((await classPage(w.school(), classId)).roster).toHaveLength(1);
  });
});

describe('a sheet of a roster, when the class or the people change between check and commit', () => {
  const roster = async (classId: string) =>
    new Map((await classPage(w.school(), classId)).roster.map((one) => [one.name, one.halfDaysAttended]));
  const lines = (rows: (string | number | null)[][]) =>
    upload(w.school(), 'class-rosters', w.world.root.id, [rosterHead, ...rows]);

  it('counts attendance by the days that the class has by then', async () => {
    const { classId, code } = await newClass();
    const batch = await lines([
      [code, '沈佳禾', '全勤', null],
      [code, '华广平', 6, null],
    ]);
    expect(await seen(batch)).toEqual([
      ['VALID', 'create'],
      ['VALID', 'create'],
    ]);
    await editClass(w.school(), classId, classFields({ days: 2 }));
    await commit(w.school(), batch);
    expect(await seen(batch)).toEqual([
      ['APPLIED', 'create'],
      ['ERROR', 'attended:more-than-half-days'],
    ]);
    expect(await roster(classId)).toEqual(new Map([['沈佳禾', 4]]));

    const second = await lines([[code, '沈佳禾', 2, null]]);
    await commit(w.school(), second);
    await editClass(w.school(), classId, classFields({ days: 1 }));
    await undo(w.school(), second);
    expect(await seen(second)).toEqual([['APPLIED', 'null:changed-since']]);
    expect(await roster(classId)).toEqual(new Map([['沈佳禾', 2]]));
  });

  it('enrols nobody who has left by then', async () => {
    const { classId, code } = await newClass();
    const leaver = await createAccount(w.world.branchA, w.world.root.id, 'CADRE', '离任人');
    const batch = await lines([
      [code, '离任人', '全勤', null],
      [code, '康明哲', '全勤', null],
    ]);
    await markCadreLeft(w.world.as('ORG_ADMIN', 'root').actor, leaver.cadreId ?? '');
    await commit(w.school(), batch);
    expect(await seen(batch)).toEqual([
      ['ERROR', 'name:changed-since-check'],
      ['APPLIED', 'create'],
    ]);
    expect([...(await roster(classId)).keys()]).toEqual(['康明哲']);
  });

  it('takes the reason for much leave away with the completion, gives both back, and not what was given since', async () => {
    const { classId, code } = await newClass();
    const cadreIds = w.ids(3, 4);
    await enrolCadres(w.school(), classId, { cadreIds });
    const given = { halfDaysAttended: 2, result: 'COMPLETED', grade: null, leaveReason: '援藏途中，补课合格' } as const;
    await recordAttendance(
      w.school(),
      classId,
      cadreIds.map((cadreId) => ({ cadreId, ...given })),
    );
    const of = async (at: number) => {
      const { found, roster: all } = await classPage(w.school(), classId);
      const { result, leaveReason } = all.find(({ cadreId }) => cadreId === w.ids(at)[0]) ?? {};
      return [found.enrolled, result, leaveReason];
    };
    const batch = await upload(w.school(), 'class-rosters', w.world.root.id, [
      ['班次编码', '人员编码', '结业'],
      [code, w.people[3]?.accountNumber ?? '', '未结业'],
      [code, w.people[4]?.accountNumber ?? '', '未结业'],
    ]);
    await commit(w.school(), batch);
    expect(await of(3)).toEqual([2, 'NOT_COMPLETED', null]);
    await recordAttendance(w.school(), classId, [{ cadreId: w.ids(4)[0] ?? '', ...given, leaveReason: '另有原因' }]);
    await undo(w.school(), batch);
    expect(await of(3)).toEqual([2, 'COMPLETED', '援藏途中，补课合格']);
    expect(await of(4)).toEqual([2, 'COMPLETED', '另有原因']);
  });

  it('tells who was called to a class that is still to come when that is taken back', async () => {
    const { code } = await newClass({ startsOn: '2099-03-02', endsOn: '2099-03-04' });
    const person = await createAccount(w.world.branchA, w.world.root.id, 'CADRE', '岳知秋');
    const batch = await lines([[code, '岳知秋', null, null]]);
    await commit(w.school(), batch);
    await undo(w.school(), batch);
    const told = await sql.query<{ kind: string }>(
      `SELECT kind FROM notification WHERE account_id = $1 ORDER BY kind`,
      [person.accountId],
    );
    expect(told.map(({ kind }) => kind)).toEqual(['class-called', 'class-removed']);
  });
});

describe('a sheet of people that is taken back', () => {
  it('leaves who is being enrolled in a class at that moment', async () => {
    const { classId } = await newClass();
    const officer = w.world.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(officer, 'cadres', w.world.root.id, [
      peopleHead,
      person('00801', '费春梅', '1986-04', 'A1'),
    ]);
    await commit(officer, batch);
    const cadreId = (await rowsOf(batch))[0]?.resultId ?? '';
    const taking = await inTransaction(async (tx) => {
      await enrol(tx, classId, [''], w.world.root.id, { cadreIds: [cadreId], staffNumbers: [] }, 6);
      const running = undo(officer, batch);
      await somebodyWaits();
      return { running };
    });
    await taking.running;
    expect(await seen(batch)).toEqual([['APPLIED', 'null:in-use']]);
    expect((await classPage(w.school(), classId)).roster.map(({ name }) => name)).toEqual(['费春梅']);
  });
});
