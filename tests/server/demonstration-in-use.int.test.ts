import { expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { eraseDemonstration } from '../../app/server/erase-demonstration.ts';
import { heldCertificate } from '../support/certification-world.ts';
import { connected } from '../support/database-content.ts';
import { createAccount, createWorld } from '../support/world.ts';

const owner = process.env['DATABASE_OWNER_URL'] ?? '';

it('is erased whole while the worker still issues its certificates', async () => {
  const world = await createWorld();
  await sql.query('UPDATE organization SET demonstration = true WHERE id = $1::uuid', [world.root.id]);
  const person = await createAccount(world.unitA, world.root.id, 'CADRE');

  await connected(owner, async (page) => {
    // Somebody's page is writing below the authority, which goes last of all.
    await page.query('BEGIN');
    await page.query('SELECT 1 FROM organization WHERE id = $1::uuid FOR KEY SHARE', [world.root.id]);
    await connected(owner, async (eraser) => {
      const { rows } = await eraser.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const erased = eraseDemonstration(eraser);
      const hasBegun = `SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND (wait_event_type = 'Lock' OR query ~ 'LOCK TABLE|SAVEPOINT')`;
      await connected(owner, async (watcher) => {
        while ((await watcher.query(hasBegun, [rows[0]?.pid])).rowCount === 0);
      });
      await heldCertificate(world, person, '2030-01-01');
      await page.query('COMMIT');
      expect(await erased).toBeGreaterThan(5);
    });
  });
  for (const table of ['organization', 'account', 'certificate', 'certificate_event', 'stored_file', 'notification'])
    expect(await sql.query(`SELECT '${table}' AS left FROM ${table} LIMIT 1`)).toEqual([]);
});
