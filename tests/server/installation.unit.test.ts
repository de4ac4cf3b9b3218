import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolder } from '~/platform/make-folder.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia installation '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process of its own, as web and worker are. */
async function ask(env: Record<string, string>): Promise<{ id: string; key: string }> {
  const child = fork('tests/support/tell-installation.ts', [], {
    env: { ...process.env, ...env },
    execArgv: ['--import', 'tsx'],
  });
  const [told] = (await once(child, 'message')) as [{ id: string; key: string }];
  return told;
}

it('makes one id and one secret, kept from other accounts, even when several programs start at once', async () => {
  const data = path.join(folder, 'several');
  const told = await Promise.all(Array.from({ length: 4 }, () => ask({ DATA_DIR: data, MASTER_SECRET: '' })));
  expect(new Set(told.map(({ id }) => id)).size).toBe(1);
  expect(new Set(told.map(({ key }) => key)).size).toBe(1);
  expect(statSync(path.join(data, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(statSync(data).mode & 0o777).toBe(0o700);
  expect(readdirSync(data).sort()).toEqual(['installation.json', 'secrets.json']);
  expect(readFileSync(path.join(data, 'secrets.json'), 'utf8')).not.toContain(told[0]?.key);
});

it('derives the same keys on every machine that shares a master secret, and writes none', async () => {
  const secret = { MASTER_SECRET: 'a secret of thirty-two bytes and more' };
  const [here, there] = await Promise.all([
    ask({ DATA_DIR: path.join(folder, 'a'), ...secret }),
    ask({ DATA_DIR: path.join(folder, 'b'), ...secret }),
  ]);
  expect(here?.key).toBe(there?.key);
  expect(here?.id).not.toBe(there?.id);
  expect(readdirSync(path.join(folder, 'a'))).not.toContain('secrets.json');
});

it.each(['/proc/nowhere/data', path.join(import.meta.dirname, 'installation.unit.test.ts/data')])(
  'does not go on without end, nor silently, where %s cannot be made',
  (place) => {
    expect(() => makeFolder(place)).toThrow(/ENOENT|ENOTDIR|EACCES/);
  },
);
