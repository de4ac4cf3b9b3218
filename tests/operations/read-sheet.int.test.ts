import { beforeEach, describe, expect, it } from 'vitest';
import { importTemplate, importTemplates } from '~/http/import-templates.ts';
import { Forbidden } from '~/identity/rules/actor.ts';
import { correctImportRows } from '~/operations/commands/correct-import-rows.server.ts';
import { mapImport } from '~/operations/commands/map-import.server.ts';
import { readSheet } from '~/operations/commands/read-sheet.server.ts';
import { runImportCheck } from '~/operations/commands/run-import-check.server.ts';
import { importList } from '~/operations/queries/import-list.server.ts';
import { importPage } from '~/operations/queries/import-page.server.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import type { WrittenCell } from '~/platform/compose-workbook.ts';
import { sql } from '~/platform/db.ts';
import { writeWorkbook } from '~/platform/write-workbook.ts';
import { hideSheet } from '~tests/support/hide-sheet.ts';
import { createWorld, type World } from '~tests/support/world.ts';
import { importKinds } from '~workers/import-kinds.ts';
import { commit, rowsOf, statusOf, undo, uploadBytes } from './import-run.ts';
import { people } from './roster.ts';

let w: World;
let actor: Actor;
beforeEach(async () => {
  w = await createWorld();
  actor = w.as('AUTHORITY_ADMIN', 'root').actor;
});

const HEAD = ['姓名', '组织编码', '党内职务', '任职时间'];
const unit = (name: string, ...names: string[]) => ({
  name,
  rows: [HEAD, ...names.map((one) => [one, 'A1', '委员', '2024-03'])],
});
const look = (batch: string) => importPage(actor, batch, importTemplate, { codes: [], after: 0, row: null });
const upload = async (sheets: { name: string; rows: (readonly WrittenCell[])[] }[], kind = 'cadres') =>
  uploadBytes(actor, kind, w.root.id, await writeWorkbook(sheets));

async function read(batch: string, sheet: string): Promise<string> {
  const answer = await readSheet(actor, batch, sheet, importTemplate);
  if (!answer.ok) throw new Error(answer.reason);
  await runImportCheck(answer.batchId, importKinds);
  return answer.batchId;
}

describe('a workbook of several sheets', () => {
  it('says which sheet was read, offers the others, and reads one of them in its place', async () => {
    const batch = await upload([
      { name: '说明', rows: [['请各单位如实填写']] },
      unit('甲单位', '张伟'),
      unit('乙单位', '李静', '王芳'),
      { name: '空表', rows: [] },
    ]);
    expect(await look(batch)).toMatchObject({
      sheetName: '甲单位',
      counts: { total: 1 },
      otherSheets: [
        { name: '说明', known: 0, fits: false, reading: null },
        { name: '乙单位', known: 4, rows: 2, fits: true, reading: null },
      ],
    });
    expect(await read(batch, '乙单位')).toBe(batch);
    const page = await look(batch);
    expect(page).toMatchObject({ status: 'READY', sheetName: '乙单位', counts: { total: 2, writable: 2 } });
    expect(page.otherSheets.map(({ name }) => name)).toEqual(['说明', '甲单位']);
    await commit(actor, batch);
    expect((await people(w.root.id)).map(({ name }) => name)).toEqual(['李静', '王芳']);
    const [entry] = await sql.query<{ detail: unknown }>(
      `SELECT detail FROM journal.audit_entry WHERE action = 'import.sheet' AND subject_id = $1`,
      [batch],
    );
    expect(entry?.detail).toEqual({ kind: 'cadres', sheet: 3 });
  });

  it('goes on with the next sheet after one is written, each with an undo of its own', async () => {
    const first = await upload([unit('甲单位', '张伟'), unit('乙单位', '李静')]);
    await commit(actor, first);
    const second = await read(first, '乙单位');
    expect(second).not.toBe(first);
    await commit(actor, second);
    expect(await look(first)).toMatchObject({
      otherSheets: [{ name: '乙单位', reading: { batchId: second, status: 'COMMITTED' } }],
    });
    expect((await people(w.root.id)).map(({ name }) => name)).toEqual(['张伟', '李静']);
    await undo(actor, first);
    expect((await people(w.root.id)).map(({ name }) => name)).toEqual(['李静']);
    // What was taken back can be read once more.
    expect((await look(first)).otherSheets.map(({ name, reading }) => [name, reading?.status ?? null])).toEqual([
      ['甲单位', null],
      ['乙单位', 'COMMITTED'],
    ]);
    const { rows } = await importList(actor, importTemplates);
    expect(rows.map(({ sheetName }) => sheetName)).toEqual(['乙单位', '甲单位']);
  });

  it('keeps what somebody corrected: the other sheet becomes an import of its own, once', async () => {
    const wrong = { name: '甲单位', rows: [HEAD, ['张伟', 'A1', '委员', '前年']] };
    const batch = await upload([wrong, unit('乙单位', '李静')]);
    const cell = { rowNumber: 2, column: 'startedOn', value: '2024-03', alike: false };
    expect(await correctImportRows(actor, batch, [cell], importTemplate)).toMatchObject({ ok: true });
    await runImportCheck(batch, importKinds);
    expect((await look(batch)).touched).toBe(true);
    const other = await read(batch, '乙单位');
    expect(other).not.toBe(batch);
    expect(await readSheet(actor, batch, '乙单位', importTemplate)).toEqual({ ok: true, batchId: other });
    expect(await look(batch)).toMatchObject({ sheetName: '甲单位', counts: { writable: 1 }, touched: true });
    await commit(actor, batch);
    await commit(actor, other);
    expect((await people(w.root.id)).map(({ name }) => name)).toEqual(['张伟', '李静']);
  });

  it('reads a hidden sheet only when asked', async () => {
    const bytes = await writeWorkbook([
      unit('旧名册', '张伟'),
      { name: '名册', rows: [HEAD.slice(0, 2), ['李静', 'A1']] },
    ]);
    const batch = await uploadBytes(actor, 'cadres', w.root.id, hideSheet(bytes, '旧名册'));
    expect(await look(batch)).toMatchObject({
      sheetName: '名册',
      otherSheets: [{ name: '旧名册', hidden: true, fits: false }],
    });
    await read(batch, '旧名册');
    expect(await look(batch)).toMatchObject({ sheetName: '旧名册', status: 'READY', counts: { writable: 1 } });
  });

  it('offers the sheets of a file in which none was recognised, to be mapped by hand and remembered', async () => {
    const odd = {
      name: '人员',
      rows: [
        ['同志', '哪里的', '干什么', '哪天起'],
        ['张伟', 'A1', '委员', '2024-03'],
      ],
    };
    const batch = await upload([odd]);
    expect(await look(batch)).toMatchObject({
      status: 'FAILED',
      failure: 'no-heading',
      otherSheets: [{ name: '人员', known: 0 }],
    });
    await read(batch, '人员');
    expect(await statusOf(batch)).toMatchObject({ status: 'NEEDS_MAPPING', total: 1 });
    const pairs = [
      ['name', 0],
      ['organizationCode', 1],
      ['partyPost', 2],
      ['startedOn', 3],
    ] as const;
    expect(await mapImport(actor, batch, pairs, importTemplate)).toEqual({ ok: true });
    await runImportCheck(batch, importKinds);
    expect((await rowsOf(batch)).map(({ status }) => status)).toEqual(['VALID']);
    const again = await upload([odd]);
    await read(again, '人员');
    expect((await statusOf(again))?.status).toBe('READY');
  });

  it('says that the sheet asked for is empty below its heading, and still offers the one before', async () => {
    const batch = await upload([unit('甲单位', '张伟'), { name: '乙单位', rows: [HEAD] }]);
    await read(batch, '乙单位');
    expect(await look(batch)).toMatchObject({ status: 'FAILED', failure: 'no-rows' });
    expect((await look(batch)).otherSheets.map(({ name }) => name)).toEqual(['甲单位', '乙单位']);
    await read(batch, '甲单位');
    expect(await look(batch)).toMatchObject({ status: 'READY', sheetName: '甲单位', counts: { writable: 1 } });
  });

  it('lets what was worked out for the sheet before come to nothing', async () => {
    const batch = await upload([unit('甲单位', '张伟'), unit('乙单位', '李静', '王芳')]);
    await sql.query(`UPDATE import_batch SET status = 'CHECKING' WHERE id = $1`, [batch]);
    // The worker that judges the first sheet opens its kind while the second one is asked for and read.
    const slow = importKinds.map((kind) => ({
      ...kind,
      open: async (...given: Parameters<typeof kind.open>) => {
        const judge = await kind.open(...given);
        await sql.query(`UPDATE import_batch SET status = 'READY' WHERE id = $1`, [batch]);
        await readSheet(actor, batch, '乙单位', importTemplate);
        await runImportCheck(batch, importKinds);
        await sql.query(`UPDATE import_batch SET status = 'CHECKING' WHERE id = $1`, [batch]);
        return judge;
      },
    }));
    await runImportCheck(batch, slow);
    expect(await statusOf(batch)).toMatchObject({ status: 'CHECKING', total: 2, checked: 2 });
  });

  it('refuses from outside, for a sheet that is not there, while the worker is at it, and once the file is deleted', async () => {
    const batch = await upload([unit('甲单位', '张伟'), unit('乙单位', '李静')]);
    const outside = w.as('ORG_ADMIN', 'unitB').actor;
    await expect(readSheet(outside, batch, '乙单位', importTemplate)).rejects.toBeInstanceOf(Forbidden);
    expect(await readSheet(actor, batch, '丙单位', importTemplate)).toEqual({ ok: false, reason: 'sheet-unknown' });
    await sql.query(`UPDATE import_batch SET status = 'CHECKING' WHERE id = $1`, [batch]);
    expect(await readSheet(actor, batch, '乙单位', importTemplate)).toEqual({ ok: false, reason: 'not-now' });
    expect((await look(batch)).otherSheets).toEqual([]);
    await sql.query(`UPDATE import_batch SET status = 'READY' WHERE id = $1`, [batch]);
    await sql.query(`UPDATE stored_file SET size = 0 WHERE id = (SELECT file_id FROM import_batch WHERE id = $1)`, [
      batch,
    ]);
    expect(await readSheet(actor, batch, '乙单位', importTemplate)).toEqual({ ok: false, reason: 'file-gone' });
    expect((await look(batch)).otherSheets).toEqual([]);
  });
});

it.each(importTemplates.map(({ kind }) => kind))('offers and reads the other sheet for %s', async (kind) => {
  const { columns, permission } = importTemplate(kind) ?? { columns: [], permission: null };
  const row = columns.map(({ example }) => example ?? '1');
  const sheet = (name: string, n: number) => ({
    name,
    rows: [columns.map(({ label }) => label), ...Array.from({ length: n }, () => row)],
  });
  const role = {
    'training.write': 'SCHOOL_ADMIN',
    'attendance.write': 'SCHOOL_ADMIN',
    'questions.write': 'ITEM_WRITER',
    'sessions.register': 'ORG_ADMIN',
  } as const;
  actor = w.as(role[permission as keyof typeof role] ?? 'AUTHORITY_ADMIN', 'root').actor;
  const batch = await upload([sheet('甲单位', 1), sheet('乙单位', 2)], kind);
  expect(await look(batch)).toMatchObject({ sheetName: '甲单位', counts: { total: 1 } });
  await read(batch, '乙单位');
  expect(await look(batch)).toMatchObject({ status: 'READY', sheetName: '乙单位', counts: { total: 2 } });
});
