import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyCheckout, processesOf, runStarter, takePort } from '../support/starter.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia-dev-'));
const checkout = path.join(folder, 'checkout');
const data = path.join(folder, 'data');

beforeAll(() => copyCheckout(checkout));
afterAll(() => {
  const { id } = JSON.parse(readFileSync(path.join(data, 'installation.json'), 'utf8')) as { id: string };
  rmSync(`/var/lib/hangjia-${id}`, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

it('runs from its sources, shows what is changed in them, and ends with everything that it started', async () => {
  const { port, release } = await takePort();
  await release();
  const developer = runStarter(checkout, { DATA_DIR: data, PORT: String(port) }, {}, 'app/server/dev.mjs');
  const [, address] = await developer.says(/Ready {2}(http\S+)/);
  expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ ready: true });
  const page = async (): Promise<string> =>
    (await fetch(`${address}/sign-in`, { headers: { 'accept-language': 'zh-CN' } })).text();
  expect((await fetch(`${address}/Admin/accounts`)).status).toBe(404);

  const words = path.join(checkout, 'app/ui/messages/sign-in.ts');
  const before = readFileSync(words, 'utf8');
  expect(await page()).toContain('账号');
  writeFileSync(words, before.replaceAll('账号', '换过的词'));
  await expect.poll(page).toContain('换过的词');
  developer.process.kill('SIGTERM');
  expect(await developer.ended).toBe(0);
  // The compiler beside it ends when it finds itself alone.
  await expect.poll(() => processesOf(folder)).toEqual([]);
});
