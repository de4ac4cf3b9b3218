import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { createWorld, type World } from '~tests/support/world.ts';
import { commit, rowsOf, statusOf, undo, upload } from './import-run.ts';

const HEAD = [
  '组织编码',
  '组织名称',
  '组织类型',
  '上级组织编码',
  '单位性质',
  '党员数',
  '正式党员数',
  '本届起始',
  '任期年',
];
const line = (code: string, name: string, parent: string, type = '党支部', members: number | null = 20) =>
  [code, name, type, parent, '机关', members, null, '2024-06', 3] as const;

const tree = async (rootId: string) =>
  (
    await sql.query<{ code: string; parent: string | null; ok: boolean }>(
      `SELECT o.code, p.code AS parent, o.path LIKE coalesce(p.path, '') || '%' AND o.depth = coalesce(p.depth + 1, 0) AS ok
       FROM organization o LEFT JOIN organization p ON p.id = o.parent_id WHERE o.root_id = $1`,
      [rootId],
    )
  )
    .map(({ code, parent, ok }) => `${code}<${parent ?? ''}${ok ? '' : '!'}`)
    .sort();

let w: World;
beforeEach(async () => {
  w = await createWorld();
});

describe('a sheet of organizations', () => {
  it('takes children before their parents and builds the tree', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'organizations', w.root.id, [
      HEAD,
      line('C11', '丙单位第一党支部', 'C1'),
      line('C1', '丙单位党总支', 'C', '党总支'),
      line('C', '丙单位机关党委', 'ROOT', '机关党委'),
    ]);
    await commit(actor, batch);
    expect(await tree(w.root.id)).toEqual(['A1<A', 'A<ROOT', 'B1<B', 'B<ROOT', 'C11<C1', 'C1<C', 'C<ROOT', 'ROOT<']);
    const [profile] = await sql.query(
      `SELECT type::text, member_count AS members, term_start::text AS term, directly_subordinate AS direct
       FROM organization_profile p JOIN organization o ON o.id = p.organization_id WHERE o.code = 'C' AND o.root_id = $1`,
      [w.root.id],
    );
    expect(profile).toEqual({ type: 'ORGAN_COMMITTEE', members: 20, term: '2024-06-01', direct: true });
  });

  it('moves a subtree when the parent changes, and moves it back', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'organizations', w.root.id, [
      HEAD,
      line('A', '甲单位机关党委（改）', 'B', '机关党委'),
    ]);
    expect((await rowsOf(batch))[0]).toMatchObject({ status: 'VALID', action: 'update' });
    await commit(actor, batch);
    expect(await tree(w.root.id)).toEqual(['A1<A', 'A<B', 'B1<B', 'B<ROOT', 'ROOT<']);
    await undo(actor, batch);
    expect(await tree(w.root.id)).toEqual(['A1<A', 'A<ROOT', 'B1<B', 'B<ROOT', 'ROOT<']);
    const [a] = await sql.query(`SELECT name FROM organization WHERE id = $1`, [w.unitA.id]);
    expect(a).toEqual({ name: '甲单位机关党委' });
  });

  it('names what is wrong: unknown parent, circle, doubled code, other type, too many full members', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'organizations', w.root.id, [
      HEAD,
      line('D', '丁', 'NOWHERE'),
      line('E', '戊', 'F'),
      line('F', '己', 'E'),
      line('G', '庚', 'A'),
      line('G', '庚', 'A'),
      line('H', '辛', 'A', '合唱团'),
      ['I', '壬', '党支部', 'A', '机关', 10, 11, null, null],
    ]);
    expect((await rowsOf(batch)).map(({ row, errors }) => [row, errors?.[0]?.code ?? null])).toEqual([
      [2, 'parent-unknown'],
      [3, 'parent-circle'],
      [4, 'parent-circle'],
      [5, null],
      [6, 'code-twice'],
      [7, 'not-in-list'],
      [8, 'more-than-members'],
    ]);
  });

  it('does not promise what its parent row keeps from being written', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'organizations', w.root.id, [
      HEAD,
      line('C1', '丙单位第一党支部', 'C'),
      ['C', '丙单位机关党委', '机关党委', 'ROOT', '机关', 10, 11, null, null],
    ]);
    expect((await rowsOf(batch)).map(({ errors }) => errors?.[0]?.code ?? null)).toEqual([
      'parent-row-wrong',
      'more-than-members',
    ]);
  });

  it('takes the organization for which it is imported without a parent, as an export of the tree has it', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'organizations', w.root.id, [
      HEAD,
      ['ROOT', '测试工委（改）', '机关工委', null, null, 20, null, null, null],
      ['G', '甲一组', '党小组', 'A1', null, null, null, null, null],
      ['H', '无上级', '党支部', null, null, null, null, null, null],
    ]);
    expect(
      (await rowsOf(batch)).map(({ status, action, errors }) => [status, action, errors?.[0]?.code ?? null]),
    ).toEqual([
      ['VALID', 'update', null],
      ['VALID', 'create', null],
      ['ERROR', null, 'required'],
    ]);
    await commit(actor, batch);
    expect(await tree(w.root.id)).toContain('G<A1');
  });

  it('keeps a unit inside its own subtree', async () => {
    const unit = w.as('ORG_ADMIN', 'unitA').actor;
    const batch = await upload(unit, 'organizations', w.unitA.id, [
      HEAD,
      line('A2', '甲单位第二党支部', 'A'),
      line('B2', '乙单位第二党支部', 'B'),
      line('B1', '乙单位第一党支部', 'A'),
    ]);
    expect((await rowsOf(batch)).map(({ errors }) => errors?.[0]?.code ?? null)).toEqual([
      null,
      'parent-elsewhere',
      'code-elsewhere',
    ]);
  });

  it('removes what it added, but not where somebody works by now', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'organizations', w.root.id, [
      HEAD,
      line('C', '丙单位机关党委', 'ROOT', '机关党委'),
      line('C1', '丙单位第一党支部', 'C'),
      line('D', '丁单位机关党委', 'ROOT', '机关党委'),
    ]);
    await commit(actor, batch);
    const [c1] = await sql.query<{ id: string }>(`SELECT id FROM organization WHERE code = 'C1' AND root_id = $1`, [
      w.root.id,
    ]);
    await sql.query(`UPDATE cadre SET home_organization_id = $1 WHERE id = $2`, [c1?.id, w.as('CADRE').cadreId]);
    await undo(actor, batch);
    expect((await rowsOf(batch)).map(({ row, status, errors }) => [row, status, errors?.[0]?.code ?? null])).toEqual([
      [2, 'APPLIED', 'in-use'],
      [3, 'APPLIED', 'in-use'],
      [4, 'UNDONE', null],
    ]);
    expect((await statusOf(batch))?.status).toBe('UNDONE');
    expect(await tree(w.root.id)).toContain('C1<C');
  });
});
