import { beforeAll, describe, expect, it } from 'vitest';
import { commit, upload } from '../operations/import-run.ts';
import { openCadreAccounts } from '~/registry/commands/open-cadre-accounts.server.ts';
import { cadreList } from '~/registry/queries/cadre-list.server.ts';
import { cadreFilter } from '~/registry/rules/cadre-list-spec.ts';
import { sql } from '~/platform/db.ts';
import { createWorld, type World } from '~tests/support/world.ts';
import type { Actor } from '~/identity/rules/actor.ts';

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
