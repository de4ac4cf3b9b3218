import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyCheckout, processesOf, runStarter } from '../support/starter.ts';

const home = path.join(mkdtempSync(path.join(os.tmpdir(), 'hangjia home ')), 'a cadre');
const checkout = path.join(home, 'my hangjia');

beforeAll(() => copyCheckout(checkout));
afterAll(() => {
  for (const data of ['.data', '.data-of-user']) {
    try {
      const { id } = JSON.parse(readFileSync(path.join(checkout, data, 'installation.json'), 'utf8')) as { id: string };
      rmSync(`/var/lib/hangjia-${id}`, { recursive: true, force: true });
    } catch {
      // That test did not run.
    }
  }
  rmSync(path.dirname(home), { recursive: true, force: true });
});

async function startAndStop(identity: { uid?: number; gid?: number }, env: Record<string, string>): Promise<string> {
  const starter = runStarter(checkout, { PORT: '0', ...env }, identity);
  const [, address] = await starter.says(/Ready {2}(http\S+)/);
  expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ ready: true });
  starter.process.kill('SIGTERM');
  expect(await starter.ended).toBe(0);
  expect(processesOf(home)).toEqual([]);
  return starter.said();
}

it('starts from a fresh checkout with a space in its path, under a folder of mode 0700', async () => {
  const said = await startAndStop({}, {});
  expect(said).toMatch(/✓ Generate the data model/);
  expect(said).toMatch(/✓ Build/);
});

it.runIf(process.getuid?.() === 0)('starts as an ordinary user, who may not write to what root installed', async () => {
  execFileSync('chown', [
    '-R',
    '65534:65534',
    ...['app', 'build', '.cache', 'prisma'].map((name) => path.join(checkout, name)),
  ]);
  execFileSync('chown', ['65534:65534', path.dirname(home), home, checkout]);
  await startAndStop({ uid: 65_534, gid: 65_534 }, { DATA_DIR: '.data-of-user', HOME: home });
});
