import { beforeEach, describe, expect, it } from 'vitest';
import { importTemplate } from '~/http/import-templates.ts';
import { decideImportRow } from '~/operations/commands/decide-import-row.server.ts';
import { importPage } from '~/operations/queries/import-page.server.ts';
import { sql } from '~/platform/db.ts';
import { createWorld, type World } from '~tests/support/world.ts';
import { commit, rowsOf, undo, upload } from './import-run.ts';
import { HEAD, line, people } from './roster.ts';

let w: World;
beforeEach(async () => {
  w = await createWorld();
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

  it('adds nobody twice when a sheet is checked twice and both are written', async () => {
    const lines = [line(null, '欧阳春梅', '1986-04', 'A1'), line(null, '安小满', null, 'B1')];
    const first = await roster(...lines);
    const second = await roster(...lines);
    expect(second.rows.map(({ action }) => action)).toEqual(['create', 'create']);
    await Promise.all([commit(first.actor, first.batch), commit(second.actor, second.batch)]);
    expect(await people(w.root.id)).toHaveLength(2);
    const refused = [...(await rowsOf(first.batch)), ...(await rowsOf(second.batch))].filter(
      ({ status }) => status === 'ERROR',
    );
    expect(refused.map(({ errors }) => errors)).toEqual([
      [{ column: 'name', code: 'changed-since-check' }],
      [{ column: 'name', code: 'changed-since-check' }],
    ]);
  });

  it('adds whom a person said is new, unless somebody came in whom that person was not shown', async () => {
    await write(line('101', '张伟', '1986-04', 'A1'));
    const one = await roster(line(null, '张伟', '1986-04', 'B1'));
    const other = await roster(line(null, '张伟', '1986-04', 'B1'));
    for (const { actor, batch } of [one, other])
      expect(await decideImportRow(actor, batch, 2, { choice: 'new' }, importTemplate)).toEqual({ ok: true });
    await commit(one.actor, one.batch);
    await commit(other.actor, other.batch);
    expect(await people(w.root.id)).toHaveLength(2);
    expect((await rowsOf(other.batch))[0]).toMatchObject({ errors: [{ code: 'changed-since-check' }] });
  });

  it('tells two people of one name apart by what both have, without asking', async () => {
    await write(line(null, '张伟', '1986-04', 'A1'), line(null, '张伟', '1983-11', 'B1'));
    const again = await roster(line(null, '张伟', '1983-11', 'B1'), line(null, '张伟', '1986-04', 'A1'));
    expect(again.rows.map(({ status, action }) => [status, action])).toEqual([
      ['VALID', 'none'],
      ['VALID', 'none'],
    ]);
    expect(await people(w.root.id)).toHaveLength(2);
  });

  it('asks about a month of birth that differs in the same organization, which may be a slip', async () => {
    await write(line(null, '张伟', '1986-04', 'A1'));
    expect((await roster(line(null, '张伟', '1986-05', 'A1'))).rows[0]).toMatchObject({
      status: 'AMBIGUOUS',
      candidates: { reason: 'one-namesake' },
    });
  });

  it('takes another number for another person unless too much agrees, and lost zeros for the same one', async () => {
    await write(line('0101', '张伟', '1986-04', 'A1'));
    const { rows } = await roster(
      line('0202', '张伟', '1990-01', 'B1'),
      line('0303', '张伟', '1986-04', 'A1'),
      line('101', '张伟', '1986-04', 'A1'),
    );
    expect(rows.map(({ status, action }) => [status, action])).toEqual([
      ['VALID', 'create'],
      ['AMBIGUOUS', null],
      ['VALID', 'none'],
    ]);
    expect(rows[1]?.candidates?.reason).toBe('name-has-other-number');
  });

  it('does not add a person again whose second line lacks the number', async () => {
    const { rows } = await roster(line('201', '马国强', null, 'A1'), line(null, '马国强', null, 'B1', '委员'));
    expect(rows.map(({ status }) => status)).toEqual(['VALID', 'AMBIGUOUS']);
    expect(rows[1]?.candidates).toMatchObject({ reason: 'same-name-above', list: [{ id: null, rowNumber: 2 }] });
  });

  it('joins three lines of which each means the one above', async () => {
    const { actor, batch } = await roster(
      line(null, '安小满', null, 'A1'),
      line(null, '安小满', null, 'B1'),
      line(null, '安小满', null, 'A', '委员'),
    );
    await decideImportRow(actor, batch, 3, { choice: 'same-row', rowNumber: 2 }, importTemplate);
    await decideImportRow(actor, batch, 4, { choice: 'same-row', rowNumber: 3 }, importTemplate);
    await commit(actor, batch);
    expect(await people(w.root.id)).toMatchObject([{ name: '安小满', posts: 3 }]);
  });

  it('lets a decision be taken again until the rows are written', async () => {
    await write(line('101', '张伟', '1986-04', 'A1'));
    const { actor, batch } = await roster(line(null, '张伟', null, 'B1'));
    await decideImportRow(actor, batch, 2, { choice: 'skip' }, importTemplate);
    const page = await importPage(actor, batch, importTemplate, { codes: [], after: 0, row: 2 });
    expect(page).toMatchObject({
      counts: { ambiguous: 0, skipped: 1 },
      decided: [{ rowNumber: 2, name: '张伟', decision: { choice: 'skip' } }],
      waiting: { rowNumber: 2, decision: { choice: 'skip' } },
    });
    await decideImportRow(actor, batch, 2, { choice: 'new' }, importTemplate);
    await commit(actor, batch);
    expect(await people(w.root.id)).toHaveLength(2);
  });

  it('asks when a number belongs to another name, and never offers to make a second holder', async () => {
    await write(line('301', '卫明哲', '1986-04', 'A1'));
    const { actor, batch, rows } = await roster(line('301', '卫明喆', '1986-04', 'A1'));
    expect(rows[0]).toMatchObject({ status: 'AMBIGUOUS', candidates: { reason: 'number-other-name' } });
    expect(await decideImportRow(actor, batch, 2, { choice: 'new' }, importTemplate)).toMatchObject({ ok: false });
    const id = rows[0]?.candidates?.list[0]?.id ?? '';
    await decideImportRow(actor, batch, 2, { choice: 'existing', id }, importTemplate);
    await commit(actor, batch);
    expect((await people(w.root.id)).map(({ name }) => name)).toEqual(['卫明喆']);
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

  it('opens a new term for a later beginning of the same post, and undoing the sheet takes it back', async () => {
    const terms = () =>
      sql.query(
        `SELECT started_on::text AS started, ended_on::text AS ended FROM cadre_post p JOIN cadre c ON c.id = p.cadre_id
         WHERE c.staff_number = '402' AND c.root_id = $1 ORDER BY started_on`,
        [w.root.id],
      );
    await write(line('402', '葛书华', '1986-04', 'A1', '支部书记', '2021-03'));
    const second = await roster(line('402', '葛书华', '1986-04', 'A1', '支部书记', '2024-03-15'));
    expect(second.rows[0]).toMatchObject({ status: 'VALID', action: 'update' });
    await commit(second.actor, second.batch);
    const both = [
      { started: '2021-03-01', ended: '2024-03-15' },
      { started: '2024-03-15', ended: null },
    ];
    expect(await terms()).toEqual(both);
    for (const since of ['2024-03', '2021-03', '2019-01']) {
      const again = await roster(line('402', '葛书华', '1986-04', 'A1', '支部书记', since));
      expect(again.rows[0]).toMatchObject({ status: 'VALID', action: 'none' });
      await commit(again.actor, again.batch);
      expect(await terms()).toEqual(both);
    }
    await undo(second.actor, second.batch);
    expect(await terms()).toEqual([{ started: '2021-03-01', ended: null }]);
  });
});
