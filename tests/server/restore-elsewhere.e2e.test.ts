import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { embeddedPostgres } from '../../app/server/embedded-postgres.mjs';
import { createTestDatabase } from '../support/database.ts';
import { connected, contentOf } from '../support/database-content.ts';
import { runProgramIn } from '../support/starter.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia moves '));
const embedded = { DATA_DIR: path.join(folder, 'embedded'), MASTER_SECRET: '' };
const named = await createTestDatabase('template0');
const elsewhere = {
  DATA_DIR: path.join(folder, 'named'),
  MASTER_SECRET: '',
  DATABASE_URL: named.url,
  DATABASE_OWNER_URL: named.ownerUrl,
};
const run = (env: Record<string, string>, program: string, ...given: string[]): string =>
  runProgramIn(process.cwd(), env, `app/server/${program}.ts`, ...given);

/** The embedded database of the installation, while none of its programs runs. */
const ownDatabase = () =>
  embeddedPostgres({
    dataFolder: embedded.DATA_DIR,
    installationId: (
      JSON.parse(readFileSync(path.join(embedded.DATA_DIR, 'installation.json'), 'utf8')) as { id: string }
    ).id,
  });

async function contentOfEmbedded(): Promise<Awaited<ReturnType<typeof contentOf>>> {
  const postgres = ownDatabase();
  try {
    return await contentOf((await postgres.start()).ownerUrl);
  } finally {
    await postgres.stop();
  }
}

afterAll(async () => {
  await named.drop();
  rmSync(ownDatabase().home, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

it('carries an installation from the embedded database into a named one, and back', async () => {
  const there = path.join(folder, 'there.gz');
  const back = path.join(folder, 'back.gz');
  run(embedded, 'migrate', 'deploy');
  run(embedded, 'create-administrator', '--authority', '云泽市工委');
  run(embedded, 'backup', there, '--with-secrets');
  const before = await contentOfEmbedded();

  expect(run(elsewhere, 'restore', there, '--with-secrets')).toMatch(/Restored \d+ rows/);
  expect(await contentOf(named.ownerUrl)).toEqual(before);
  // It serves there: nothing is left to migrate, and what is encrypted can be read with the secret that came along.
  expect(run(elsewhere, 'migrate', 'status')).toMatch(/"pending":\[\]/);
  const invited = ['--role', 'INSPECTOR', '--number', 'inspector', '--name', '督查员'];
  expect(run(elsewhere, 'create-administrator', ...invited)).toMatch(/inspector/);
  await connected(named.url, async (application) => {
    const { rowCount } = await application.query(`UPDATE organization SET name = '云泽市工委（迁移后）'`);
    expect(rowCount).toBe(1);
  });

  run(elsewhere, 'backup', back);
  const moved = await contentOf(named.ownerUrl);
  expect(moved).not.toEqual(before);
  expect(run(embedded, 'restore', back, '--replace')).toMatch(/What was there before is in/);
  expect(await contentOfEmbedded()).toEqual(moved);
  expect(run(embedded, 'migrate', 'status')).toMatch(/"pending":\[\]/);
});
