import { beforeEach, describe, expect, it } from 'vitest';
import { importTemplate } from '~/http/import-templates.ts';
import { moveImport } from '~/operations/commands/move-import.server.ts';
import { runImportCheck } from '~/operations/commands/run-import-check.server.ts';
import { runImportCommit } from '~/operations/commands/run-import-commit.server.ts';
import { sql } from '~/platform/db.ts';
import { createWorld, type World } from '~tests/support/world.ts';
import { importKinds } from '~workers/import-kinds.ts';
import { commit, rowsOf, statusOf, undo, upload } from './import-run.ts';
import { HEAD, line, people } from './roster.ts';

let w: World;
beforeEach(async () => {
  w = await createWorld();
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
