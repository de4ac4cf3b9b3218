import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { processesOf, runStarter, takePort } from '../support/starter.ts';

const data = path.join(mkdtempSync(path.join(os.tmpdir(), 'hangjia-dev-')), 'data');

afterAll(() => {
  const { id } = JSON.parse(readFileSync(path.join(data, 'installation.json'), 'utf8')) as { id: string };
  rmSync(`/var/lib/hangjia-${id}`, { recursive: true, force: true });
  rmSync(path.dirname(data), { recursive: true, force: true });
});

it('runs from its sources, answers a page and ends with everything that it started', async () => {
  const { port, release } = await takePort();
  await release();
  const developer = runStarter('.', { DATA_DIR: data, PORT: String(port) }, {}, 'app/server/dev.mjs');
  const [, address] = await developer.says(/Ready {2}(http\S+)/);
  expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ ready: true });
  expect((await fetch(`${address}/sign-in`)).status).toBe(200);
  expect((await fetch(`${address}/Admin/accounts`)).status).toBe(404);
  developer.process.kill('SIGTERM');
  expect(await developer.ended).toBe(0);
  expect(processesOf(data)).toEqual([]);
});
