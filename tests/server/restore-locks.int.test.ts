import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backUp } from '../../app/server/back-up.ts';
import { deployMigrations } from '../../app/server/deploy-migrations.ts';
import { embeddedPostgres } from '../../app/server/embedded-postgres.mjs';
import { restoreBackup } from '../../app/server/restore-backup.ts';
import { connected, contentOf } from '../support/database-content.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia locks '));
const file = path.join(folder, 'copy.gz');
// As an installation runs it: how many locks there are is one of its settings.
const postgres = embeddedPostgres({ dataFolder: path.join(folder, 'data'), installationId: `locks${process.pid}` });
let urls: { ownerUrl: string; appUrl: string };

beforeAll(async () => {
  urls = await postgres.start();
  await deployMigrations({ ownerUrl: urls.ownerUrl, applicationUrl: urls.appUrl });
  await connected(urls.ownerUrl, (client) => backUp(client, { file }));
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  rmSync(postgres.home, { recursive: true, force: true });
});

const restore = () =>
  restoreBackup({
    file,
    ownerUrl: urls.ownerUrl,
    applicationUrl: urls.appUrl,
    replaceAfterBackupTo: path.join(folder, 'saved.gz'),
  });

/** Takes locks until `most` are held or there are no more. @returns how many are held */
async function lock(client: pg.Client, most: number): Promise<number> {
  let held = 0;
  await client.query('BEGIN');
  while (held < most) {
    await client.query('SAVEPOINT more');
    try {
      await client.query('SELECT pg_advisory_xact_lock(n) FROM generate_series($1::bigint + 1, $1::bigint + 500) n', [
        held,
      ]);
    } catch {
      await client.query('ROLLBACK TO SAVEPOINT more');
      break;
    }
    held += 500;
  }
  return held;
}

it('has locks enough to replace what ten years of months have left', async () => {
  await connected(urls.ownerUrl, async (client) => {
    // Measured: 3,049 where nothing is old, and 67 for each further month of both states.
    expect(await lock(client, 12_000)).toBe(12_000);
  });
});

it('says which setting of PostgreSQL is too small, and changes nothing', async () => {
  const before = await contentOf(urls.ownerUrl);
  await connected(urls.ownerUrl, async (other) => {
    const all = await lock(other, 100_000);
    await other.query('ROLLBACK');
    await lock(other, all - 1_500);
    await expect(restore()).rejects.toThrow(/max_locks_per_transaction/);
    await other.query('ROLLBACK');
  });
  expect(await contentOf(urls.ownerUrl)).toEqual(before);
  expect(await restore()).toMatchObject({ rows: expect.any(Number) });
});
