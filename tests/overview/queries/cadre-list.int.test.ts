import { beforeAll, describe, expect, it } from 'vitest';
import { commit, upload } from '../../operations/import-run.ts';
import { openCadreAccounts } from '~/registry/commands/open-cadre-accounts.server.ts';
import { cadreList, wholeCadreList } from '~/overview/queries/cadre-list.server.ts';
import { cadreFilter } from '~/overview/rules/cadre-list-spec.ts';
import { sql } from '~/platform/db.ts';
import { testCoverageList } from '~/overview/queries/test-coverage.server.ts';
import { today } from '~/platform/clock.ts';
import { rotationMembers } from '~/training/queries/rotation-pages.server.ts';
import { STANDINGS } from '~/training/rules/rotation-standing.ts';
import { standingsOf } from '~/training/rules/standing-filter.ts';
import { createWorld, type TestAccount, type World } from '~tests/support/world.ts';
import { createOverviewWorld, planMember, type OverviewWorld } from '../overview-world.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { AUTHORITY_DAY } from '~tests/support/authority-day.ts';

const HEAD = ['人员编码', '姓名', '出生年月', '组织编码', '党内职务', '专/兼职', '任职起始', '手机号'];
let w: World;

beforeAll(async () => {
  w = await createWorld();
  const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
  await commit(
    actor,
    await upload(actor, 'cadres', w.root.id, [
      HEAD,
      ['001', '张伟', '1999-08', 'A1', '支部书记', '专职', '2024-03', '13800000001'],
      ['002', '李静', '1970-08', 'A1', '组织委员', '兼职', '2022-03', '13800000002'],
      ['003', '王芳', '1980-08', 'B1', '支部书记', '兼职', '2020-03', '13800000003'],
      ['003', '王芳', '1980-08', 'A1', '联络员', '兼职', '2023-03', null],
      ['004', '赵 6%', '1980-08', 'B1', '委员', '兼职', '2023-03', null],
      ['005', '赵六_', '1980-08', 'B1', '委员', '兼职', '2023-03', null],
    ]),
  );
});

const list = (actor: Actor, q = '', filters: Record<string, string> = {}, sort = 'staffNumber') =>
  cadreList(actor, cadreFilter(q, { ...filters }, []), { sort, descending: false, limit: 50, offset: 0 });
const imported = (names: { name: string; staffNumber: string | null }[]) =>
  names.filter(({ staffNumber }) => staffNumber?.startsWith('00')).map(({ name }) => name);

describe('the list of cadres', () => {
  it('counts each person once, whatever number of posts', async () => {
    const { rows, total } = await list(w.as('AUTHORITY_ADMIN', 'root').actor, '王芳');
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      name: '王芳',
      otherPosts: 1,
      organization: '乙单位第一党支部',
      unit: '乙单位机关党委',
    });
  });

  it.each([
    ['a name', '张', ['张伟']],
    ['a number', '002', ['李静']],
    ['a unit', '甲单位第一', ['张伟', '李静', '王芳']],
    ['a unit above', '甲单位机关', ['张伟', '李静', '王芳']],
    ['a phone number', '138 0000 0003', ['王芳']],
    ['a wildcard, which is a character like any other', '_', ['赵六_']],
  ])('finds by %s', async (_, q, expected) => {
    expect(imported((await list(w.as('AUTHORITY_ADMIN', 'root').actor, q)).rows)).toEqual(expected);
  });

  it.each([
    [{ post: 'SECRETARY' }, ['张伟', '王芳']],
    [{ mode: 'FULL_TIME' }, ['张伟']],
    [{ age: 'young' }, ['张伟']],
    [{ account: 'none', post: 'ORGANIZATION_MEMBER' }, ['李静']],
  ])('filters by %j', async (filters, expected) => {
    expect(imported((await list(w.as('AUTHORITY_ADMIN', 'root').actor, '', filters)).rows)).toEqual(expected);
  });

  it.each(['staffNumber', 'name', 'startedOn', 'termEnd', 'hours'])(
    'gives all of itself in stretches, in the order by %s and as its pages show it',
    async (sort) => {
      for (const role of ['AUTHORITY_ADMIN', 'ORG_ADMIN'] as const) {
        const { actor } = w.as(role, role === 'ORG_ADMIN' ? 'unitA' : 'root');
        const page = await list(actor, '', {}, sort);
        const whole = await wholeCadreList(actor, cadreFilter('', {}, []), { sort, descending: false });
        const rows = [];
        for await (const stretch of whole.stretches) rows.push(...stretch);
        expect(rows).toEqual(page.rows);
        expect(rows).toHaveLength(page.total);
      }
    },
  );

  it('shows a unit its own people by home or present post, and nobody of a past post', async () => {
    const unit = w.as('ORG_ADMIN', 'unitA').actor;
    expect(imported((await list(unit)).rows)).toEqual(['张伟', '李静', '王芳']);
    await sql.query(`UPDATE cadre_post SET ended_on = '2024-01-01' WHERE title = '联络员'`);
    expect(imported((await list(unit)).rows)).toEqual(['张伟', '李静']);
    expect((await list(unit)).total).toBe((await list(unit)).rows.length);
    await sql.query(`UPDATE cadre_post SET ended_on = NULL WHERE title = '联络员'`);
  });

  it('sorts names as a Chinese reader expects', async () => {
    const { rows } = await list(w.as('AUTHORITY_ADMIN', 'root').actor, '', {}, 'name');
    expect(imported(rows).slice(0, 3)).toEqual(['李静', '王芳', '张伟']);
  });

  it('opens accounts for the chosen inside the own subtree only, once', async () => {
    const { rows } = await list(w.as('AUTHORITY_ADMIN', 'root').actor);
    const ids = rows.filter(({ staffNumber }) => staffNumber?.startsWith('00')).map(({ id }) => id);
    const unit = w.as('ORG_ADMIN', 'unitA').actor;
    expect(await openCadreAccounts(unit, ids)).toEqual({ opened: 2, skipped: 0 });
    expect(await openCadreAccounts(unit, ids)).toEqual({ opened: 0, skipped: 0 });
    expect(imported((await list(w.as('AUTHORITY_ADMIN', 'root').actor, '', { account: 'pending' })).rows)).toEqual([
      '张伟',
      '李静',
    ]);
    const [grant] = await sql.query(
      `SELECT g.role::text, o.code FROM "grant" g JOIN account a ON a.id = g.account_id JOIN organization o ON o.id = g.organization_id
       WHERE a.account_number = '001'`,
    );
    expect(grant).toEqual({ role: 'CADRE', code: 'A1' });
  });
});

describe('where people stand, in the list of cadres', () => {
  let o: OverviewWorld;
  let people: Record<'valid' | 'expired' | 'none' | 'scheduled' | 'missed', TestAccount>;

  beforeAll(async () => {
    o = await createOverviewWorld();
    people = {
      valid: await o.cadre(o.branchA, '有效'),
      expired: await o.cadre(o.branchA, '过期'),
      none: await o.cadre(o.branchA, '未测'),
      scheduled: await o.cadre(o.branchB, '已排班'),
      missed: await o.cadre(o.branchB, '缺训'),
    };
    await o.pass(people.valid, 'CONFIRMED', 60);
    await o.pass(people.expired, 'CONFIRMED', -5);
    await planMember(o, people.valid, 'DONE');
    await planMember(o, people.expired, 'UNPLANNED');
    await planMember(o, people.scheduled, 'SCHEDULED');
    await planMember(o, people.missed, 'SCHEDULED');
    await sql.query(
      `WITH missed AS (UPDATE class_enrolment SET result = 'NOT_COMPLETED' WHERE cadre_id = $1 RETURNING class_id)
       UPDATE training_class SET status = 'COMPLETED' WHERE id IN (SELECT class_id FROM missed)`,
      [people.missed.cadreId],
    );
    await credit(people.valid, 30, 0);
    await credit(people.none, 40, 0);
    await credit(people.none, 100, -1);
    const reversed = await credit(people.expired, 50, 0);
    await credit(people.expired, -50, 0, reversed);
    await sql.query(
      `INSERT INTO rule_version (id, code, scope_organization_id, valid_from, value, unit, evidence)
       VALUES (gen_random_uuid(), 'HRS_MEMBER', $1, '2023-01-01', '{"title":"学习","titleEn":"Study","hours":32}', 'hours', 'VERIFIED')`,
      [o.root.id],
    );
  });

  async function credit(who: TestAccount, hours: number, years: number, reverses: string | null = null) {
    const [row] = await sql.query<{ id: string }>(
      `INSERT INTO credit_entry (id, cadre_id, organization_id, source_type, source_id, category, title, occurred_on, hours, reverses_id)
       VALUES (gen_random_uuid(), $1, $2, 'CLASS', gen_random_uuid(), 'CLASS_PX', '班', ${AUTHORITY_DAY} + make_interval(years => $3), $4, $5) RETURNING id`,
      [who.cadreId, o.branchA.id, years, hours, reverses],
    );
    return row?.id ?? '';
  }
  const names = async (
    filters: Record<string, string>,
    sort = 'staffNumber',
    actor = o.as('AUTHORITY_ADMIN', 'root').actor,
  ) =>
    (
      await cadreList(actor, cadreFilter('', filters, []), { sort, descending: sort === 'hours', limit: 50, offset: 0 })
    ).rows
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('测试'));

  it('shows test, rotation and the hours of the year of each', async () => {
    const list = await cadreList(o.as('AUTHORITY_ADMIN', 'root').actor, cadreFilter('', {}, []), {
      sort: 'staffNumber',
      descending: false,
      limit: 50,
      offset: 0,
    });
    const seen = new Map(
      list.rows.map((row) => [row.name, [row.test, row.rotation, row.rotationSeries, row.hours] as const]),
    );
    expect(seen.get('有效')).toEqual(['VALID', 'DONE', null, 30]);
    expect(seen.get('过期')).toEqual(['EXPIRED', 'UNPLANNED', null, 0]);
    expect(seen.get('未测')).toEqual(['NONE', null, null, 40]);
    expect(seen.get('已排班')).toEqual(['NONE', 'SCHEDULED', 1, 0]);
    expect(list).toMatchObject({ hoursOwed: 32, plan: { title: '支部书记轮训' } });
  });

  it('filters by each and sorts by hours', async () => {
    expect(await names({ test: 'VALID' })).toEqual(['有效']);
    expect(await names({ test: 'OPEN' })).toEqual(['过期', '未测', '已排班', '缺训']);
    expect(await names({ rotation: 'OPEN' })).toEqual(['过期', '已排班', '缺训']);
    expect(await names({ rotation: 'MISSED' })).toEqual(['缺训']);
    expect(await names({ hours: 'short' })).toEqual(['有效', '过期', '已排班', '缺训']);
    expect((await names({}, 'hours')).slice(0, 2)).toEqual(['未测', '有效']);
    expect(await names({ test: 'OPEN' }, 'name', o.as('ORG_ADMIN', 'unitB').actor)).toEqual(['缺训', '已排班']);
  });

  it('agrees with the lists of coverage and rotation', async () => {
    const { actor } = o.as('AUTHORITY_ADMIN', 'root');
    const of = async (filters: Record<string, string>) =>
      (await cadreList(actor, cadreFilter('', filters, []), { sort: 'name', descending: false, limit: 1, offset: 0 }))
        .total;
    const none = { search: '', within: null, at: null, limit: 1, offset: 0 };
    for (const state of ['VALID', 'OPEN', 'EXPIRED', 'NONE'])
      expect(await of({ test: state })).toBe(
        (await testCoverageList(actor, today(), { ...none, state, sort: 'name', descending: false })).total,
      );
    for (const standing of ['OPEN', ...STANDINGS])
      expect(await of({ rotation: standing })).toBe(
        (await rotationMembers(actor, o.planId, { ...none, standings: standingsOf(standing) })).total,
      );
  });
});
