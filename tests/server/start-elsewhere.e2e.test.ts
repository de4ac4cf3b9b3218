import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyCheckout, processesOf, runProgramIn, runStarter } from '../support/starter.ts';

const home = path.join(mkdtempSync(path.join(os.tmpdir(), 'hangjia home ')), 'a cadre');
const checkout = path.join(home, 'my hangjia');

beforeAll(() => copyCheckout(checkout));
afterAll(() => {
  for (const data of ['.data', '.data-before']) {
    try {
      const { id } = JSON.parse(readFileSync(path.join(checkout, data, 'installation.json'), 'utf8')) as { id: string };
      rmSync(`/var/lib/hangjia-${id}`, { recursive: true, force: true });
    } catch {
      // That test did not run.
    }
  }
  rmSync(path.dirname(home), { recursive: true, force: true });
});

async function startAndStop(env: Record<string, string>): Promise<string> {
  const starter = runStarter(checkout, { PORT: '0', ...env });
  const [, address] = await starter.says(/Ready {2}(http\S+)/);
  expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ ready: true });
  starter.process.kill('SIGTERM');
  expect(await starter.ended).toBe(0);
  expect(processesOf(home)).toEqual([]);
  return starter.said();
}

it('starts from a fresh checkout with a space in its path, under a folder of mode 0700', async () => {
  const said = await startAndStop({});
  expect(said).toMatch(/✓ Generate the data model/);
  expect(said).toMatch(/✓ Build/);
  // A new version that cannot be built changes no data.
  expect(said.indexOf('✓ Build')).toBeLessThan(said.indexOf('✓ Migrate the database'));
});

it('copies what is there and then migrates it when a new version of the platform is started', async () => {
  const migrations = path.join(checkout, 'prisma/migrations');
  const [first, ...later] = readdirSync(migrations)
    .filter((name) => /^\d/.test(name))
    .sort();
  expect(later.length).toBeGreaterThan(0);
  const env = { DATA_DIR: '.data-before' };
  // The version before: it knows the first migration only, and has an authority.
  for (const name of later) renameSync(path.join(migrations, name), path.join(checkout, name));
  runProgramIn(checkout, env, 'app/server/migrate.ts', 'deploy');
  const said = runProgramIn(checkout, env, 'app/server/create-administrator.ts', '--authority', '上一版的工委');
  expect(said).toMatch(/sysadmin/);
  for (const name of later) renameSync(path.join(checkout, name), path.join(migrations, name));

  const upgrade = await startAndStop(env);
  const [, file = ''] = /Backed up \d+ rows to (\S.*\.gz) before migrating/.exec(upgrade) ?? [];
  expect(upgrade.indexOf(file)).toBeLessThan(upgrade.indexOf(later[0] ?? '—'));
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  const { migrations: applied } = JSON.parse(lines[0] ?? '') as { migrations: { name: string }[] };
  expect(applied.map(({ name }) => name)).toEqual([first]);
  expect(lines.some((line) => line.includes('上一版的工委'))).toBe(true);
  // What was there is still there, and a second start finds nothing to do.
  expect(await startAndStop(env)).not.toMatch(/Backed up/);
  expect(runProgramIn(checkout, env, 'app/server/migrate.ts', 'status')).toMatch(/"pending":\[\]/);
});
