import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { masterSecret } from '~/platform/installation.ts';
import { backUp } from '../../app/server/back-up.ts';
import { readDemonstrationMark } from '../../app/server/demonstration-mark.mjs';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { connected } from '../support/database-content.ts';
import { createWorld } from '../support/world.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia restored demonstration '));
const file = path.join(folder, 'copy.gz');
const data = path.join(folder, 'data');
const accounts = path.join(data, 'demonstration-accounts.json');
let machine: TestDatabase;

beforeEach(async () => {
  machine = await createTestDatabase('template0');
});
afterEach(() => machine.drop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Restores onto a machine on which the platform was never started, and tells what its first start goes by. */
async function restoredMark(): Promise<string | undefined> {
  await connected(process.env['DATABASE_OWNER_URL'] ?? '', (client) => backUp(client, { file }));
  const { url: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL } = machine;
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'app/server/restore.ts', file], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL, DATABASE_OWNER_URL, DATA_DIR: data, MASTER_SECRET: masterSecret() },
  });
  expect(done.stderr).toBe('');
  return readDemonstrationMark(data);
}

it('lets no demonstration be loaded beside a restored authority that has none, nor twice where it has one', async () => {
  const { root } = await createWorld();
  expect(await restoredMark()).toBe('removed');

  await machine.drop();
  machine = await createTestDatabase('template0');
  await sql.query('UPDATE organization SET demonstration = true WHERE id = $1::uuid', [root.id]);
  writeFileSync(accounts, '{}');
  expect(await restoredMark()).toBe('loaded');
  expect(existsSync(accounts)).toBe(true);

  await machine.drop();
  machine = await createTestDatabase('template0');
  await sql.query('UPDATE organization SET demonstration = false WHERE id = $1::uuid', [root.id]);
  expect(await restoredMark()).toBe('removed');
  // The accounts in it are nobody's any more.
  expect(existsSync(accounts)).toBe(false);
});
