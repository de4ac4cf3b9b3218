import { beforeEach, describe, expect, it } from 'vitest';
import { importTemplate } from '~/http/import-templates.ts';
import { Forbidden } from '~/identity/rules/actor.ts';
import { decideImportRow } from '~/operations/commands/decide-import-row.server.ts';
import { mapImport } from '~/operations/commands/map-import.server.ts';
import { moveImport } from '~/operations/commands/move-import.server.ts';
import { runImportCheck } from '~/operations/commands/run-import-check.server.ts';
import { runImportCommit } from '~/operations/commands/run-import-commit.server.ts';
import { sql } from '~/platform/db.ts';
import { createWorld, type World } from '~tests/support/world.ts';
import { importKinds } from '~workers/import-kinds.ts';
import { commit, rowsOf, statusOf, undo, upload } from './import-run.ts';

const HEAD = ['人员编码', '姓名', '出生年月', '组织编码', '党内职务', '专/兼职', '任职起始', '职务层次/职级', '手机号'];
const line = (
  number: string | null,
  name: string,
  birth: string | number | null,
  code: string,
  post = '支部书记',
  since: string | number = '2024-03',
) => [number, name, birth, code, post, '兼职', since, '四级调研员', null] as const;

const people = (rootId: string) =>
  sql.query<{ name: string; number: string | null; posts: number; version: number }>(
    `SELECT c.name, c.staff_number AS number, c.version,
       (SELECT count(*)::int FROM cadre_post p WHERE p.cadre_id = c.id AND p.ended_on IS NULL) AS posts
     FROM cadre c WHERE c.root_id = $1 AND c.account_id IS NULL ORDER BY c.staff_number NULLS LAST, c.name`,
    [rootId],
  );

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

describe('who is meant', () => {
  const roster = async (...lines: ReturnType<typeof line>[]) => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'cadres', w.root.id, [HEAD, ...lines]);
    return { actor, batch, rows: await rowsOf(batch) };
  };
  const write = async (...lines: ReturnType<typeof line>[]) => {
    const { actor, batch } = await roster(...lines);
    await commit(actor, batch);
  };

  it('queues two people of one name without a number and duplicates nobody, whatever is answered', async () => {
    await write(line('101', '张伟', '1986-04', 'A1'), line('102', '张伟', '1983-11', 'B1'));
    const { actor, batch, rows } = await roster(line(null, '张 伟', null, 'A', '书记'));
    expect(rows[0]).toMatchObject({ status: 'AMBIGUOUS', candidates: { reason: 'several-namesakes' } });
    expect(rows[0]?.candidates?.list.map(({ title }) => title)).toEqual(['101', '102']);
    const second = rows[0]?.candidates?.list[1]?.id ?? '';
    expect(await decideImportRow(actor, batch, 2, { choice: 'existing', id: second }, importTemplate)).toEqual({
      ok: true,
    });
    await commit(actor, batch);
    expect(await people(w.root.id)).toMatchObject([
      { number: '101', posts: 1 },
      { number: '102', posts: 2 },
    ]);
  });

  it('adds somebody new, or nobody, when that is the answer', async () => {
    await write(line('101', '张伟', '1986-04', 'A1'));
    const { actor, batch } = await roster(line(null, '张伟', '1990-01', 'B1'), line(null, '张伟', null, 'B'));
    await decideImportRow(actor, batch, 2, { choice: 'new' }, importTemplate);
    await decideImportRow(actor, batch, 3, { choice: 'skip' }, importTemplate);
    expect(await decideImportRow(actor, batch, 2, { choice: 'existing', id: w.root.id }, importTemplate)).toEqual({
      ok: false,
      reason: 'not-offered',
    });
    await commit(actor, batch);
    expect(await people(w.root.id)).toHaveLength(2);
  });

  it('knows a person without number again by name, unit and month of birth', async () => {
    await write(line(null, '欧阳春梅', '1986-04', 'A1'));
    const { rows } = await roster(line(null, '欧阳　春梅', '1986.4', 'A1'));
    expect(rows[0]).toMatchObject({ status: 'VALID', action: 'none' });
  });

  it('writes two posts of one number to one person and joins two numberless lines when told so', async () => {
    const { actor, batch, rows } = await roster(
      line('201', '马国强', '1986-04', 'A1'),
      line('201', '马国强', '1986-04', 'B1', '委员'),
      line(null, '安小满', '1990-01', 'A1'),
      line(null, '安小满', '1990-01', 'B1'),
    );
    expect(rows.map(({ status }) => status)).toEqual(['VALID', 'VALID', 'VALID', 'AMBIGUOUS']);
    await decideImportRow(actor, batch, 5, { choice: 'same-row', rowNumber: 4 }, importTemplate);
    await commit(actor, batch);
    expect(await people(w.root.id)).toMatchObject([
      { number: '201', posts: 2 },
      { name: '安小满', posts: 2 },
    ]);
  });

  it('asks when a number belongs to another name, and never offers to make a second holder', async () => {
    await write(line('301', '卫明哲', '1986-04', 'A1'));
    const { actor, batch, rows } = await roster(line('301', '卫明喆', '1986-04', 'A1'));
    expect(rows[0]).toMatchObject({ status: 'AMBIGUOUS', candidates: { reason: 'number-other-name' } });
    expect(await decideImportRow(actor, batch, 2, { choice: 'new' }, importTemplate)).toMatchObject({ ok: false });
  });

  it('ends the old post in the same organization and keeps it in the history', async () => {
    await write(line('401', '葛书华', '1986-04', 'A1', '组织委员', '2022-01'));
    await write(line('401', '葛书华', '1986-04', 'A1', '支部书记', '2024-03-15'));
    const posts = await sql.query(
      `SELECT title, ended_on::text AS ended FROM cadre_post p JOIN cadre c ON c.id = p.cadre_id
       WHERE c.staff_number = '401' AND c.root_id = $1 ORDER BY started_on`,
      [w.root.id],
    );
    expect(posts).toEqual([
      { title: '组织委员', ended: '2024-03-15' },
      { title: '支部书记', ended: null },
    ]);
  });
});

describe('scope', () => {
  it('keeps a unit administrator inside the own subtree', async () => {
    const unit = w.as('ORG_ADMIN', 'unitA').actor;
    const batch = await upload(unit, 'cadres', w.unitA.id, [
      HEAD,
      line('501', '许新宇', null, 'A1'),
      line('502', '韩春梅', null, 'B1'),
    ]);
    expect((await rowsOf(batch)).map(({ status }) => status)).toEqual(['VALID', 'ERROR']);
    await expect(upload(unit, 'cadres', w.unitB.id, [HEAD])).rejects.toBeInstanceOf(Forbidden);
    const other = w.as('ORG_ADMIN', 'unitB').actor;
    await expect(moveImport(other, batch, 'commit', importTemplate)).rejects.toBeInstanceOf(Forbidden);
  });

  it('says that a number is taken elsewhere without saying by whom', async () => {
    const authority = w.as('AUTHORITY_ADMIN', 'root').actor;
    await commit(
      authority,
      await upload(authority, 'cadres', w.root.id, [HEAD, line('601', '汤新宇', '1986-04', 'B1')]),
    );
    const unit = w.as('ORG_ADMIN', 'unitA').actor;
    const batch = await upload(unit, 'cadres', w.unitA.id, [
      HEAD,
      line('601', '汤新宇', '1986-04', 'A1'),
      line(null, '汤新宇', '1986-04', 'A1'),
    ]);
    const rows = await rowsOf(batch);
    expect(rows.map(({ errors }) => errors?.[0]?.code)).toEqual(['number-elsewhere', 'maybe-elsewhere']);
    expect(JSON.stringify(rows)).not.toContain('乙单位');
  });
});

describe('again and back', () => {
  const lines = Array.from({ length: 1_200 }, (_, i) =>
    line(`7${String(i).padStart(4, '0')}`, `甲${String.fromCodePoint(0x4e00 + i)}`, '1980-01', i % 2 ? 'A1' : 'B1'),
  );

  it('has one effect when run twice, and goes on where it was stopped', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'cadres', w.root.id, [HEAD, ...lines]);
    await runImportCheck(batch, importKinds);
    expect(await moveImport(actor, batch, 'commit', importTemplate)).toEqual({ ok: true });
    expect(await moveImport(actor, batch, 'commit', importTemplate)).toEqual({ ok: false, reason: 'not-now' });
    let chunks = 0;
    const stopping = importKinds.map((kind) => ({
      ...kind,
      apply: ((tx, context, rows) => {
        chunks += 1;
        if (chunks === 2) throw new Error('the machine went away');
        return kind.apply(tx, context, rows);
      }) as typeof kind.apply,
    }));
    await expect(runImportCommit(batch, stopping)).rejects.toThrow('went away');
    expect(await people(w.root.id)).toHaveLength(500);
    await Promise.all([runImportCommit(batch, importKinds), runImportCommit(batch, importKinds)]);
    expect(await people(w.root.id)).toHaveLength(1_200);
    expect(await statusOf(batch)).toMatchObject({ status: 'COMMITTED', applied: 1_200 });
  });

  it('takes back what it changed, and names what was changed since', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    await commit(
      actor,
      await upload(actor, 'cadres', w.root.id, [HEAD, line('801', '费春梅', '1986-04', 'A1', '组织委员', '2022-01')]),
    );
    const batch = await upload(actor, 'cadres', w.root.id, [
      HEAD,
      line('801', '费春梅', '1986-05', 'A1', '支部书记', '2024-03-15'),
      line('802', '倪景行', '1986-04', 'A1'),
      line('803', '郑怀瑾', '1986-04', 'A1'),
      line('802', '倪景行', '1986-04', 'B1', '委员'),
    ]);
    await commit(actor, batch);
    await sql.query(
      `UPDATE cadre SET version = version + 1, education = '本科' WHERE staff_number = '803' AND root_id = $1`,
      [w.root.id],
    );
    await undo(actor, batch);
    expect((await statusOf(batch))?.status).toBe('UNDONE');
    expect((await rowsOf(batch)).map(({ row, status, errors }) => [row, status, errors?.[0]?.code ?? null])).toEqual([
      [2, 'UNDONE', null],
      [3, 'UNDONE', null],
      [4, 'APPLIED', 'changed-since'],
      [5, 'UNDONE', null],
    ]);
    expect(await people(w.root.id)).toMatchObject([
      { number: '801', posts: 1, version: 1 },
      { number: '803', posts: 1 },
    ]);
    const [post] = await sql.query(
      `SELECT title, ended_on AS ended FROM cadre_post p JOIN cadre c ON c.id = p.cadre_id WHERE c.staff_number = '801' AND c.root_id = $1`,
      [w.root.id],
    );
    expect(post).toEqual({ title: '组织委员', ended: null });
  });

  it('keeps somebody new on whom a credit rests by now', async () => {
    const actor = w.as('AUTHORITY_ADMIN', 'root').actor;
    const batch = await upload(actor, 'cadres', w.root.id, [HEAD, line('901', '乐学锋', '1986-04', 'A1')]);
    await commit(actor, batch);
    const [row] = await rowsOf(batch);
    await sql.query(`UPDATE cadre SET account_id = $2 WHERE id = $1`, [row?.resultId, w.as('ORG_ADMIN').accountId]);
    await undo(actor, batch);
    expect((await rowsOf(batch))[0]).toMatchObject({ status: 'APPLIED', errors: [{ code: 'in-use' }] });
  });
});
