import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyCheckout, processesOf, runStarter } from '../support/starter.ts';

const home = path.join(mkdtempSync(path.join(os.tmpdir(), 'hangjia user ')), 'a cadre');
const checkout = path.join(home, 'my hangjia');
const NOBODY = { uid: 65_534, gid: 65_534 };

beforeAll(() => copyCheckout(checkout));
afterAll(() => rmSync(path.dirname(home), { recursive: true, force: true }));

it('starts as an ordinary user, who may not write to what root installed', async () => {
  execFileSync('chown', ['-R', '65534:65534', ...['app', 'prisma'].map((name) => path.join(checkout, name))]);
  execFileSync('chown', ['65534:65534', path.dirname(home), home, checkout]);
  const starter = runStarter(checkout, { PORT: '0', HOME: home }, NOBODY);
  const [, address] = await starter.says(/Ready {2}(http\S+)/);
  expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ ready: true });
  starter.process.kill('SIGTERM');
  expect(await starter.ended).toBe(0);
  expect(processesOf(home)).toEqual([]);
});
