import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { runStarter, type Starter } from '../support/starter.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia serve '));
const database = await createTestDatabase();
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const serve = (name: 'web' | 'worker'): Starter => {
  const { url: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL } = database;
  // Two machines know the same secret, and nothing else of one another.
  const shared = { DATABASE_URL, DATABASE_OWNER_URL, MASTER_SECRET: 'the same on every machine, and long enough' };
  const own = { DATA_DIR: path.join(folder, name), PORT: '0', LOG_LEVEL: 'info', DEMONSTRATION: '' };
  return runStarter(process.cwd(), { ...shared, ...own }, {}, ['app/server/serve.mjs', name]);
};

function childOf(parent: number | undefined): number {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent) return Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  throw new Error('no child');
}

it('runs web and worker each by itself, and leaves it to whoever started one to start it again', async () => {
  const [web, worker] = [serve('web'), serve('worker')];
  const [, port] = await web.says(/"port":(\d+)[^\n]*web ready/);
  await worker.says(/worker ready/);
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
  expect([answer.status, await answer.json()]).toMatchObject([200, { ready: true }]);

  worker.process.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  process.kill(childOf(web.process.pid), 'SIGKILL');
  expect(await web.ended).toBe(1);
});
