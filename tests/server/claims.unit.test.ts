import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openClaims } from '../../app/server/claims.mjs';
import { birthOf, isAlive } from '../../app/server/process-life.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia-claims-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that has ended and that nobody reaps, as after `kill -9` in a container without an init. */
async function makeZombie(): Promise<{ pid: number; release: () => void }> {
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(String(line));
  while (isAlive(pid)) await new Promise((resolve) => setImmediate(resolve));
  return { pid, release: () => void parent.kill('SIGKILL') };
}

it('takes a zombie for dead, though it answers signal 0', async () => {
  const { pid, release } = await makeZombie();
  expect(process.kill(pid, 0)).toBe(true);
  expect(isAlive(pid)).toBe(false);
  release();
});

it('does not count the claim of a process that was killed, nor of another with its number', () => {
  const claims = openClaims(folder);
  claims.make();
  writeFileSync(path.join(folder, '999999999.json'), JSON.stringify({ pid: 999_999_999, birth: '1', since: 0 }));
  writeFileSync(
    path.join(folder, `${process.ppid}.json`),
    JSON.stringify({ pid: process.ppid, birth: 'another life', since: 0 }),
  );
  expect(claims.isFirst()).toBe(true);
  expect(claims.others()).toEqual([]);
  expect(readdirSync(folder)).toEqual([`${process.pid}.json`]);

  const living = { pid: process.ppid, birth: birthOf(process.ppid), since: 0, port: 3000 };
  writeFileSync(path.join(folder, `${process.ppid}.json`), JSON.stringify(living));
  expect(claims.isFirst()).toBe(false);
  expect(claims.others()).toEqual([living]);
  claims.drop();
});
