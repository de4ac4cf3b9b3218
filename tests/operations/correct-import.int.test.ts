import { beforeEach, describe, expect, it } from 'vitest';
import { importTemplate } from '~/http/import-templates.ts';
import { Forbidden } from '~/identity/rules/actor.ts';
import { correctImportRows, type CellCorrection } from '~/operations/commands/correct-import-rows.server.ts';
import { runImportCheck } from '~/operations/commands/run-import-check.server.ts';
import { importMarkedRows } from '~/operations/queries/import-marked-rows.server.ts';
import { importPage } from '~/operations/queries/import-page.server.ts';
import { sql } from '~/platform/db.ts';
import { createWorld, type World } from '~tests/support/world.ts';
import { importKinds } from '~workers/import-kinds.ts';
import { commit, rowsOf, statusOf, upload } from './import-run.ts';
import { HEAD, line, people } from './roster.ts';

let w: World;
beforeEach(async () => {
  w = await createWorld();
});

const cell = (rowNumber: number, column: string, value: string, alike = false): CellCorrection => ({
  rowNumber,
  column,
  value,
  alike,
});
const wrong = () => [
  HEAD,
  line('001', '张伟', '1975-08', 'A1', '支部书记', '2026/13/1'),
  line('002', '李静', '去年', 'A1', '合唱队指挥'),
  line('003', '王芳', '1975-08', 'A1'),
  line('003', '赵六', '1980-01', 'A1'),
];

describe('correcting wrong cells where they are', () => {
  it('judges the corrected row again, records who wrote what, and leaves the sheet as it is', async () => {
    const { actor, accountId } = w.as('AUTHORITY_ADMIN', 'root');
    const batch = await upload(actor, 'cadres', w.root.id, wrong());
    expect(await correctImportRows(actor, batch, [cell(2, 'startedOn', '2026-01-05')], importTemplate)).toEqual({
      ok: true,
      rows: 1,
      wrong: 0,
    });
    expect((await statusOf(batch))?.status).toBe('CHECKING');
    await runImportCheck(batch, importKinds);
    expect((await rowsOf(batch)).map(({ status }) => status)).toEqual(['VALID', 'ERROR', 'VALID', 'ERROR']);
    const [row] = await sql.query<{ raw: unknown[]; corrections: Record<string, unknown> }>(
      `SELECT raw, corrections FROM import_row WHERE batch_id = $1 AND row_number = 2`,
      [batch],
    );
    expect(row?.raw[6]).toBe('2026/13/1');
    expect(row?.corrections).toMatchObject({ startedOn: { value: '2026-01-05', by: accountId } });
    const [entry] = await sql.query<{ detail: unknown }>(
      `SELECT detail FROM journal.audit_entry WHERE action = 'import.correct' AND subject_id = $1`,
      [batch],
    );
    expect(entry?.detail).toEqual({ kind: 'cadres', rows: 1, cells: ['2:startedOn'] });
    await commit(actor, batch);
    const [post] = await sql.query(
      `SELECT p.started_on::text AS started FROM cadre_post p JOIN cadre c ON c.id = p.cadre_id WHERE c.staff_number = '001' AND c.root_id = $1`,
      [w.root.id],
    );
    expect(post).toEqual({ started: '2026-01-05' });
  });

  it('says at once what is still wrong, takes several corrections, and lets a cell be emptied', async () => {
    const { actor } = w.as('AUTHORITY_ADMIN', 'root');
    const batch = await upload(actor, 'cadres', w.root.id, wrong());
    expect(await correctImportRows(actor, batch, [cell(3, 'birthMonth', '前年')], importTemplate)).toEqual({
      ok: true,
      rows: 1,
      wrong: 1,
    });
    expect((await statusOf(batch))?.status).toBe('READY');
    expect((await rowsOf(batch))[1]?.errors?.map(({ code, params }) => [code, params?.['value']])).toEqual([
      ['not-a-date', '前年'],
      ['not-in-list', '合唱队指挥'],
    ]);
    const both = [cell(3, 'birthMonth', ''), cell(3, 'partyPost', '组织委员'), cell(5, 'staffNumber', '004')];
    expect(await correctImportRows(actor, batch, both, importTemplate)).toMatchObject({ ok: true, rows: 2, wrong: 0 });
    await runImportCheck(batch, importKinds);
    expect((await rowsOf(batch)).map(({ status }) => status)).toEqual(['ERROR', 'VALID', 'VALID', 'VALID']);
    await commit(actor, batch);
    expect((await people(w.root.id)).map(({ number }) => number)).toEqual(['002', '003', '004']);
  });

  it('finds out that a correction makes a row the same as another one', async () => {
    const { actor } = w.as('AUTHORITY_ADMIN', 'root');
    const batch = await upload(actor, 'cadres', w.root.id, [
      HEAD,
      line('001', '张伟', '1975-08', 'A1'),
      line('=A1', '张伟', '1975-08', 'A1'),
    ]);
    await correctImportRows(actor, batch, [cell(3, 'staffNumber', '001')], importTemplate);
    await runImportCheck(batch, importKinds);
    expect((await rowsOf(batch))[1]?.errors?.[0]).toMatchObject({ code: 'same-as-row', params: { row: 2 } });
  });

  it('writes one correction into every row that has the same wrong value, and respects what a row says itself', async () => {
    const { actor } = w.as('AUTHORITY_ADMIN', 'root');
    const names = ['张伟', '李静', '王芳', '赵六'];
    const batch = await upload(actor, 'cadres', w.root.id, [
      ['姓名', '党组织名称', '党内职务', '任职时间'],
      ...names.map((name) => [name, '甲单位第一支部（新）', '委员', '2024-03']),
    ]);
    const page = await importPage(actor, batch, importTemplate, { codes: [], after: 0, row: null });
    expect(page.alike).toEqual([{ column: 'organizationName', value: '甲单位第一支部(新)', n: 4 }]);
    const answer = await correctImportRows(
      actor,
      batch,
      [
        cell(2, 'organizationName', '甲单位第一党支部', true),
        // The others of the page come with the form as they were; one of them was written anew.
        cell(3, 'organizationName', '甲单位第一支部（新）'),
        cell(4, 'organizationName', '乙单位第一党支部'),
      ],
      importTemplate,
    );
    expect(answer).toEqual({ ok: true, rows: 4, wrong: 0 });
    await runImportCheck(batch, importKinds);
    await commit(actor, batch);
    const homes = await sql.query(
      `SELECT c.name, o.code FROM cadre c JOIN organization o ON o.id = c.home_organization_id
       WHERE c.root_id = $1 AND c.account_id IS NULL ORDER BY c.name COLLATE "C"`,
      [w.root.id],
    );
    expect(new Map(homes.map(({ name, code }) => [name, code]))).toEqual(
      new Map([
        ['张伟', 'A1'],
        ['李静', 'A1'],
        ['王芳', 'B1'],
        ['赵六', 'A1'],
      ]),
    );
  });

  it('gives what was corrected but is still wrong with the sheet of rows left out', async () => {
    const { actor } = w.as('AUTHORITY_ADMIN', 'root');
    const batch = await upload(actor, 'cadres', w.root.id, wrong());
    await correctImportRows(actor, batch, [cell(3, 'birthMonth', '1975-02')], importTemplate);
    const marked = await importMarkedRows(actor, batch, importTemplate);
    expect(marked.rows.find(({ rowNumber }) => rowNumber === 3)?.raw[2]).toBe('1975-02');
  });

  it('refuses when nothing was changed, when the rows are written, and from outside the subtree', async () => {
    const unit = w.as('ORG_ADMIN', 'unitA').actor;
    const batch = await upload(unit, 'cadres', w.unitA.id, wrong());
    const same = [cell(2, 'startedOn', '2026/13/1'), cell(4, 'name', '不是错的行'), cell(2, 'nothing', 'x')];
    expect(await correctImportRows(unit, batch, same, importTemplate)).toEqual({
      ok: false,
      reason: 'nothing-corrected',
    });
    await expect(
      correctImportRows(w.as('ORG_ADMIN', 'unitB').actor, batch, [cell(2, 'startedOn', '2024-01')], importTemplate),
    ).rejects.toBeInstanceOf(Forbidden);
    await commit(unit, batch);
    expect(await correctImportRows(unit, batch, [cell(2, 'startedOn', '2024-01')], importTemplate)).toEqual({
      ok: false,
      reason: 'not-now',
    });
  });
});
