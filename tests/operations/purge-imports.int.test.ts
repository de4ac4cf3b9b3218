import { expect, it } from 'vitest';
import { importTemplate } from '~/http/import-templates.ts';
import { moveImport } from '~/operations/commands/move-import.server.ts';
import { purgeImports } from '~/operations/commands/purge-imports.server.ts';
import { sql } from '~/platform/db.ts';
import { createWorld } from '~tests/support/world.ts';
import { commit, rowsOf, statusOf, upload } from './import-run.ts';

it('deletes the sheet and its personal values after thirty days, and says that an undo is too late', async () => {
  const w = await createWorld();
  const { actor } = w.as('AUTHORITY_ADMIN', 'root');
  const rows = (phone: string) => [
    ['姓名', '组织编码', '党内职务', '任职起始', '手机号'],
    ['张伟', 'A1', '书记', '2024-03', phone],
    ['', 'A1', '书记', '2024-03', phone],
  ];
  const old = await upload(actor, 'cadres', w.root.id, rows('13800000001'));
  await commit(actor, old);
  const young = await upload(actor, 'cadres', w.root.id, rows('13800000002'));
  await sql.query(
    `UPDATE import_batch SET created_at = now() - interval '31 days', committed_at = now() - interval '31 days' WHERE id = $1`,
    [old],
  );
  await sql.query(
    `UPDATE stored_file SET created_at = now() - interval '31 days' WHERE id = (SELECT file_id FROM import_batch WHERE id = $1)`,
    [old],
  );
  expect(await purgeImports()).toBe(2);
  expect(await purgeImports()).toBe(0);

  const stored = JSON.stringify(
    await sql.query(`SELECT raw, parsed, before FROM import_row WHERE batch_id = $1`, [old]),
  );
  expect(stored).not.toContain('13800000001');
  expect(stored).not.toContain('张伟');
  expect((await rowsOf(old)).map(({ status, errors }) => [status, errors?.[0]?.code ?? null])).toEqual([
    ['APPLIED', null],
    ['ERROR', 'required'],
  ]);
  const contents = await sql.query<{ id: string; kept: boolean }>(
    `SELECT b.id, c.sha256 IS NOT NULL AS kept FROM import_batch b JOIN stored_file f ON f.id = b.file_id
     LEFT JOIN file_content c ON c.sha256 = f.sha256`,
  );
  expect(new Map(contents.map(({ id, kept }) => [id, kept]))).toEqual(
    new Map([
      [old, false],
      [young, true],
    ]),
  );
  expect(await moveImport(actor, old, 'undo', importTemplate)).toEqual({ ok: false, reason: 'too-late' });
  expect((await statusOf(young))?.status).toBe('READY');
});
