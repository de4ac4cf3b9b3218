import { beforeEach, describe, expect, it } from 'vitest';
import { importTemplate } from '~/http/import-templates.ts';
import { mapImport } from '~/operations/commands/map-import.server.ts';
import { runImportCheck } from '~/operations/commands/run-import-check.server.ts';
import { importPage } from '~/operations/queries/import-page.server.ts';
import { sql } from '~/platform/db.ts';
import { writeWorkbook } from '~/platform/write-workbook.ts';
import { createWorld, type World } from '~tests/support/world.ts';
import { importKinds } from '~workers/import-kinds.ts';
import { commit, rowsOf, statusOf, upload, uploadBytes } from './import-run.ts';
import { HEAD, line, people } from './roster.ts';

let w: World;
beforeEach(async () => {
  w = await createWorld();
});

describe('a messy roster', () => {
  it('finds the heading below titles, reads odd dates and names, and writes nothing before the commit', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'cadres', w.root.id, [
      ['云泽市党务干部名册（演示）'],
      ['填报单位：', '市直机关'],
      [],
      ['工号', '姓　　名', '出生日期', '组织代码', '职务', '专兼职', '任职时间', '级别', '联系电话'],
      ['００１', '张　伟', 1975.8, 'A1', '支部书记（兼）', null, '2024年3月', '四级调研员', '138 0000 0000'],
      ['002', '李 静', '1980年10月', 'A1', '组织委员', '兼', 45352, '主任科员', null],
      [],
      ['合计', '2人'],
    ]);
    expect(await statusOf(batch)).toMatchObject({ status: 'READY', total: 2, checked: 2, failure: null });
    expect((await rowsOf(batch)).map(({ row, status, action }) => [row, status, action])).toEqual([
      [5, 'VALID', 'create'],
      [6, 'VALID', 'create'],
    ]);
    expect(await people(w.root.id)).toEqual([]);
    await commit(actor, batch);
    expect(await people(w.root.id)).toEqual([
      { name: '张伟', number: '001', posts: 1, version: 1 },
      { name: '李静', number: '002', posts: 1, version: 1 },
    ]);
    const [zhang] = await sql.query(
      `SELECT c.birth_month, c.phone_cipher IS NOT NULL AS sealed, p.started_on::text AS started, p.employment_mode::text AS mode, p.title
       FROM cadre c JOIN cadre_post p ON p.cadre_id = c.id WHERE c.staff_number = '001' AND c.root_id = $1`,
      [w.root.id],
    );
    expect(zhang).toEqual({
      birth_month: '1975-08',
      sealed: true,
      started: '2024-03-01',
      mode: 'PART_TIME',
      title: '支部书记',
    });
  });

  it('tells each fault by row and column and leaves the other rows alone', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'cadres', w.root.id, [
      HEAD,
      line('001', '张伟', '1975-08', 'A1', '支部书记', '2026/13/1'),
      line('002', '李静', '1975-08', 'ZZ'),
      line('003', '', '1975-08', 'A1'),
      line('=A2+1', '赵六', '1975-08', 'A1'),
      line('005', '钱七', 1975.1, 'A1'),
      line('006', '孙八', '1975-08', 'A1', '舞蹈队长'),
      line('007', '周九', '1975-08', 'A1'),
      line('007', '吴十', '1975-08', 'A1'),
      line('008', '郑一', '2025-08', 'A1'),
    ]);
    const rows = await rowsOf(batch);
    expect(rows.map(({ row, errors }) => [row, errors?.[0]?.column ?? null, errors?.[0]?.code ?? null])).toEqual([
      [2, 'startedOn', 'month-out-of-range'],
      [3, 'organizationCode', 'organization-unknown'],
      [4, 'name', 'required'],
      [5, 'staffNumber', 'formula'],
      [6, 'birthMonth', 'january-or-october'],
      [7, 'partyPost', 'not-in-list'],
      [8, null, null],
      [9, 'staffNumber', 'number-twice'],
      [10, 'birthMonth', 'born-after'],
    ]);
    await commit(actor, batch);
    expect((await people(w.root.id)).map(({ name }) => name)).toEqual(['周九']);
  });

  it('asks which column is which when unsure, and remembers the answer', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const rows = [
      ['工号', '姓名', '哪个支部', '党内职务', '到岗那天'],
      ['001', '张伟', 'A1', '书记', '2024-03'],
    ];
    const batch = await upload(actor, 'cadres', w.root.id, rows);
    expect((await statusOf(batch))?.status).toBe('NEEDS_MAPPING');
    const half = { staffNumber: 0, name: 1, partyPost: 3 };
    expect(await mapImport(actor, batch, Object.entries(half), importTemplate)).toEqual({
      ok: false,
      reason: 'missing',
      keys: ['startedOn', 'organizationCode'],
    });
    expect(
      await mapImport(actor, batch, Object.entries({ ...half, organizationCode: 2, startedOn: 4 }), importTemplate),
    ).toEqual({
      ok: true,
    });
    await runImportCheck(batch, importKinds);
    expect((await statusOf(batch))?.status).toBe('READY');
    const again = await upload(actor, 'cadres', w.root.id, rows);
    expect((await statusOf(again))?.status).toBe('READY');
  });

  it('remembers single headings where the next sheet has other columns beside them', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const first = await upload(actor, 'cadres', w.root.id, [
      ['工号', '姓名', '组织代码', '党内职务', '到岗那天', '科室'],
      ['001', '张伟', 'A1', '书记', '2024-03', '一科'],
    ]);
    const mapping = { staffNumber: 0, name: 1, organizationCode: 2, partyPost: 3, startedOn: 4 };
    await mapImport(actor, first, Object.entries(mapping), importTemplate);
    const next = await upload(actor, 'cadres', w.root.id, [
      ['序号', '姓名', '科室', '到岗那天', '党内职务', '组织代码'],
      [1, '李静', '二科', '2024-03', '书记', 'A1'],
    ]);
    expect((await statusOf(next))?.status).toBe('READY');
    expect((await rowsOf(next))[0]).toMatchObject({ status: 'VALID', action: 'create' });
  });

  it('takes the narrower of two columns that may name the organization, and skips section titles', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'cadres', w.root.id, [
      ['单位', '所在党支部', '姓名', '党内职务', '任职时间'],
      [{ value: '一、甲单位', across: 5 }, null, null, null, null],
      ['甲单位机关党委', '甲单位第一党支部', '张伟', '书记', '2024-03'],
      ['姓名', '姓名', '姓名', '姓名', '姓名'],
      ['单位', '所在党支部', '姓名', '党内职务', '任职时间'],
      ['甲单位机关党委', '甲单位第一党支部', '李静', '组织委员', '2024-03'],
    ]);
    expect((await rowsOf(batch)).map(({ row, status }) => [row, status])).toEqual([
      [3, 'VALID'],
      [6, 'VALID'],
    ]);
    await commit(actor, batch);
    const homes = await sql.query(
      `SELECT DISTINCT o.code FROM cadre c JOIN organization o ON o.id = c.home_organization_id WHERE c.root_id = $1 AND c.account_id IS NULL`,
      [w.root.id],
    );
    expect(homes).toEqual([{ code: 'A1' }]);
  });

  it('asks before it takes line numbers for staff numbers', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const rows = (numbers: (string | number)[]) => [
      ['编号', '姓名', '组织编码', '党内职务', '任职时间'],
      ...numbers.map((number, i) => [number, `甲${String.fromCodePoint(0x4e00 + i)}`, 'A1', '委员', '2024-03']),
    ];
    const lines = await upload(actor, 'cadres', w.root.id, rows([1, 2, 3, 4]));
    expect((await statusOf(lines))?.status).toBe('NEEDS_MAPPING');
    const codes = await upload(actor, 'cadres', w.root.id, rows(['0104', '0141', '0178']));
    expect((await statusOf(codes))?.status).toBe('READY');
  });

  it('reads the English template', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'cadres', w.root.id, [
      ['Staff number', 'Name＊', 'Month of birth', 'Organization code', 'Party post＊', 'In post since＊'],
      ['001', '张伟', '1975-08', 'A1', '书记', '2024-03'],
    ]);
    expect((await rowsOf(batch))[0]).toMatchObject({ status: 'VALID', action: 'create' });
  });

  it('reads the first of several sheets and names the others', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const sheet = (name: string, person: string) => ({
      name,
      rows: [
        ['姓名', '组织编码', '党内职务', '任职时间'],
        [person, 'A1', '委员', '2024-03'],
      ],
    });
    const bytes = await writeWorkbook([
      sheet('甲单位', '张伟'),
      sheet('乙单位', '李静'),
      { name: '空表', rows: [['备注']] },
    ]);
    const batch = await uploadBytes(actor, 'cadres', w.root.id, bytes);
    const page = await importPage(actor, batch, importTemplate, { codes: [], after: 0, row: null });
    expect(page).toMatchObject({ sheetName: '甲单位', counts: { total: 1 } });
    expect(page.otherSheets.filter(({ fits }) => fits).map(({ name }) => name)).toEqual(['乙单位']);
  });

  it('does not let a month push aside a day that is known, nor an unknown post one that the sheet gives as well', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    await commit(
      actor,
      await upload(actor, 'cadres', w.root.id, [HEAD, line('001', '张伟', '1975-08', 'A1', '支部书记', '2024-03-15')]),
    );
    const again = await upload(actor, 'cadres', w.root.id, [
      HEAD,
      line('001', '张伟', '1975-08', 'A1', '纪检委员', '2025-01'),
      line('001', '张伟', '1975-08', 'A1', '支部书记', '2024-03'),
    ]);
    expect((await rowsOf(again)).map(({ action }) => action)).toEqual(['update', 'none']);
    await commit(actor, again);
    const posts = await sql.query(
      `SELECT title, started_on::text AS started, ended_on AS ended FROM cadre_post p JOIN cadre c ON c.id = p.cadre_id
       WHERE c.staff_number = '001' AND c.root_id = $1 ORDER BY started_on`,
      [w.root.id],
    );
    expect(posts).toEqual([
      { title: '支部书记', started: '2024-03-15', ended: null },
      { title: '纪检委员', started: '2025-01-01', ended: null },
    ]);
  });

  it('says that code and name mean two organizations, and takes the name of the unit beside the code of its branch', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'cadres', w.root.id, [
      ['姓名', '组织编码', '党组织名称', '党内职务', '任职时间'],
      ['张伟', 'A1', '乙单位第一党支部', '委员', '2024-03'],
      ['李静', 'A1', '甲单位机关党委', '委员', '2024-03'],
    ]);
    expect((await rowsOf(batch)).map(({ errors }) => errors?.[0]?.code ?? null)).toEqual([
      'code-and-name-differ',
      null,
    ]);
  });

  it.each([
    [
      'no heading',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      'no-heading',
    ],
    ['no rows', [HEAD], 'no-rows'],
  ] as const)('fails with a reason on a sheet with %s', async (_, rows, failure) => {
    const batch = await upload(w.as('AUTHORITY_ADMIN', 'root').actor, 'cadres', w.root.id, rows);
    expect(await statusOf(batch)).toMatchObject({ status: 'FAILED', failure });
  });
});
