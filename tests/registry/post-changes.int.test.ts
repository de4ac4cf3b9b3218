import { beforeEach, describe, expect, it } from 'vitest';
import { importTemplate } from '~/http/import-templates.ts';
import { decideImportRow } from '~/operations/commands/decide-import-row.server.ts';
import { sql } from '~/platform/db.ts';
import { saveCadre } from '~/registry/commands/save-cadre.server.ts';
import { cadrePage } from '~/registry/queries/cadre-page.server.ts';
import { cadreForm } from '~/registry/rules/cadre-form.ts';
import { createWorld, type World } from '~tests/support/world.ts';
import { commit, rowsOf, statusOf, undo, upload } from '../operations/import-run.ts';
import { HEAD as ROSTER, line } from '../operations/roster.ts';

const HEAD = ['人员编码', '姓名', '变动类型', '组织编码', '职务', '生效日期', '文号'];

let w: World;
beforeEach(async () => {
  w = await createWorld();
  const { actor } = w.as('AUTHORITY_ADMIN', 'root');
  await commit(
    actor,
    await upload(actor, 'cadres', w.root.id, [
      ROSTER,
      line('001', '张伟', '1975-08', 'A1', '支部书记', '2022-03-01'),
      line('001', '张伟', '1975-08', 'A1', '纪检委员', '2022-03-01'),
      line('002', '李静', '1980-10', 'A1', '组织委员', '2021-05-01'),
      line('003', '王芳', '1982-02', 'B1', '支部书记', '2020-01-01'),
      line('004', '王芳', '1990-02', 'A1', '宣传委员', '2020-01-01'),
    ]),
  );
});

const changes = (...rows: (readonly (string | null)[])[]) =>
  upload(w.as('AUTHORITY_ADMIN', 'root').actor, 'post-changes', w.root.id, [HEAD, ...rows]);
const write = async (...rows: (readonly (string | null)[])[]): Promise<string> => {
  const batch = await changes(...rows);
  await commit(w.as('AUTHORITY_ADMIN', 'root').actor, batch);
  return batch;
};
const postsOf = async (number: string) =>
  (
    await sql.query<{ post: string }>(
      `SELECT concat_ws(' ', o.code, p.title, p.started_on, p.ended_on, p.document_number, p.end_document_number) AS post
       FROM cadre_post p JOIN cadre c ON c.id = p.cadre_id JOIN organization o ON o.id = p.organization_id
       WHERE c.staff_number = $1 AND c.root_id = $2 ORDER BY p.started_on, p.ended_on NULLS LAST, p.title COLLATE "C"`,
      [number, w.root.id],
    )
  ).map(({ post }) => post);
const cadreOf = async (number: string) =>
  (
    await sql.query<{ id: string; home: string; status: string; version: number }>(
      `SELECT c.id, o.code AS home, c.status::text AS status, c.version FROM cadre c JOIN organization o ON o.id = c.home_organization_id
       WHERE c.staff_number = $1 AND c.root_id = $2`,
      [number, w.root.id],
    )
  )[0];

describe('changes of post', () => {
  it('begins, ends, replaces, moves and renews posts, each with its document, and keeps the history', async () => {
    await write(
      ['001', '张伟', '免职', 'A1', '纪检委员', '2025-06-30', '工委〔2025〕1号'],
      ['002', '李静', '改任', 'A1', '支部副书记（专职）', '2025-07-01', '工委〔2025〕2号'],
      ['003', '王芳', '调任', 'A1', '书记', '2025-08-01', '工委〔2025〕3号'],
      ['004', '王芳', '连任', 'A1', '宣传委员', '2025-09-01', null],
      ['004', '王芳', '任职', 'A', '联络员', '2025-09-01', null],
    );
    expect(await postsOf('001')).toEqual([
      'A1 纪检委员 2022-03-01 2025-06-30 工委〔2025〕1号',
      'A1 支部书记 2022-03-01',
    ]);
    expect(await postsOf('002')).toEqual([
      'A1 组织委员 2021-05-01 2025-07-01 工委〔2025〕2号',
      'A1 支部副书记 2025-07-01 工委〔2025〕2号',
    ]);
    expect(await postsOf('003')).toEqual([
      'B1 支部书记 2020-01-01 2025-08-01 工委〔2025〕3号',
      'A1 书记 2025-08-01 工委〔2025〕3号',
    ]);
    expect(await cadreOf('003')).toMatchObject({ home: 'A1', status: 'ACTIVE' });
    expect(await postsOf('004')).toEqual([
      'A1 宣传委员 2020-01-01 2025-09-01',
      'A1 宣传委员 2025-09-01',
      'A 联络员 2025-09-01',
    ]);
  });

  it('lets somebody leave, and finds the same sheet without effect the second time', async () => {
    const leave = ['001', '张伟', '退休', 'A1', '支部书记', '2025-06-30', '工委〔2025〕9号'];
    await write(leave);
    expect(await cadreOf('001')).toMatchObject({ status: 'LEFT', version: 3 });
    const again = await changes(leave);
    expect((await rowsOf(again)).map(({ status, action }) => [status, action])).toEqual([['VALID', 'none']]);
    await commit(w.as('AUTHORITY_ADMIN', 'root').actor, again);
    expect(await cadreOf('001')).toMatchObject({ status: 'LEFT', version: 3 });
  });

  it('tells by row and cell what cannot be', async () => {
    const batch = await changes(
      ['999', null, '任职', 'A1', '委员', '2025-01-01', null],
      ['001', '李静', '任职', 'A1', '委员', '2025-01-01', null],
      ['001', null, '任职', 'A1', '支部书记', '2025-01-01', null],
      ['002', null, '免职', 'B1', '书记', '2025-01-01', null],
      ['002', null, '改任', 'B1', '书记', '2025-01-01', null],
      ['002', null, '免职', 'A1', '组织委员', '2020-01-01', null],
      ['002', null, '升级', 'A1', '组织委员', '2024-01-01', null],
      ['002', null, '免职', 'A1', '组织委员', '2099-01-01', null],
      ['002', null, '免职', 'ZZ', '组织委员', '2024-01-01', null],
    );
    expect((await rowsOf(batch)).map(({ errors }) => [errors?.[0]?.column, errors?.[0]?.code])).toEqual([
      ['staffNumber', 'cadre-unknown'],
      ['name', 'name-not-of-number'],
      ['partyPost', 'post-held-since'],
      ['partyPost', 'post-not-held'],
      ['partyPost', 'no-post-here'],
      ['effectiveOn', 'before-post-start'],
      ['changeType', 'not-in-list'],
      ['effectiveOn', 'in-the-future'],
      ['organizationCode', 'organization-unknown'],
    ]);
  });

  it('takes several changes of one person in the order of the sheet', async () => {
    const batch = await changes(
      ['002', null, '免职', 'A1', '组织委员', '2025-06-30', null],
      ['002', null, '免职', 'A1', '组织委员', '2025-07-01', null],
      ['002', null, '任职', 'A1', '组织委员', '2025-08-01', null],
    );
    expect((await rowsOf(batch)).map(({ status }) => status)).toEqual(['VALID', 'ERROR', 'VALID']);
    await commit(w.as('AUTHORITY_ADMIN', 'root').actor, batch);
    expect(await postsOf('002')).toEqual(['A1 组织委员 2021-05-01 2025-06-30', 'A1 组织委员 2025-08-01']);
  });

  it('asks who is meant where only a name is given that two people bear', async () => {
    const { actor } = w.as('AUTHORITY_ADMIN', 'root');
    const batch = await changes([null, '王 芳', '免职', 'B1', '支部书记', '2025-06-30', null]);
    const [row] = await rowsOf(batch);
    expect(row?.candidates?.list.map(({ title }) => title).toSorted()).toEqual(['003', '004']);
    const third = await cadreOf('003');
    await decideImportRow(actor, batch, 2, { choice: 'existing', id: third?.id ?? '' }, importTemplate);
    expect(await decideImportRow(actor, batch, 2, { choice: 'new' }, importTemplate)).toMatchObject({ ok: false });
    await commit(actor, batch);
    expect(await postsOf('003')).toEqual(['B1 支部书记 2020-01-01 2025-06-30']);
  });

  it('is taken back whole, and leaves alone whom somebody has changed since', async () => {
    const { actor } = w.as('AUTHORITY_ADMIN', 'root');
    const before = { first: await postsOf('001'), third: await cadreOf('003'), posts: await postsOf('003') };
    const batch = await write(
      ['001', null, '免职', 'A1', '纪检委员', '2025-06-30', 'x'],
      ['001', null, '连任', 'A1', '支部书记', '2025-06-30', 'y'],
      ['003', null, '调任', 'A1', '书记', '2025-08-01', 'z'],
      ['002', null, '离任', 'A1', '组织委员', '2025-08-01', null],
    );
    const second = await cadreOf('002');
    const shown = await cadrePage(actor, second?.id ?? '');
    await saveCadre(
      actor,
      shown.id,
      cadreForm.parse({
        name: shown.name,
        staffNumber: '002',
        homeOrganizationId: shown.homeOrganizationId,
        version: shown.version,
      }),
    );
    await undo(actor, batch);
    expect((await statusOf(batch))?.status).toBe('UNDONE');
    expect((await rowsOf(batch)).map(({ status, errors }) => [status, errors?.[0]?.code ?? null])).toEqual([
      ['UNDONE', null],
      ['UNDONE', null],
      ['UNDONE', null],
      ['APPLIED', 'changed-since'],
    ]);
    expect(await postsOf('001')).toEqual(before.first);
    expect(await postsOf('003')).toEqual(before.posts);
    expect(await cadreOf('003')).toEqual(before.third);
    expect(await cadreOf('002')).toMatchObject({ status: 'LEFT' });
  });

  it('keeps a unit inside its own subtree', async () => {
    const unit = w.as('ORG_ADMIN', 'unitA').actor;
    await write(['001', null, '任职', 'B1', '联络员', '2025-01-01', null]);
    const batch = await upload(unit, 'post-changes', w.unitA.id, [
      HEAD,
      ['003', null, '调任', 'A1', '书记', '2025-06-30', null],
      ['001', null, '离任', 'A1', '支部书记', '2025-06-30', null],
      ['001', null, '免职', 'B1', '联络员', '2025-06-30', null],
      ['001', null, '免职', 'A1', '支部书记', '2025-06-30', null],
    ]);
    expect((await rowsOf(batch)).map(({ errors }) => errors?.[0]?.code ?? null)).toEqual([
      'number-elsewhere',
      'posts-elsewhere',
      'organization-unknown',
      null,
    ]);
  });
});
