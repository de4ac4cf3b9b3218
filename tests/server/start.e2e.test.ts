import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { isAlive } from '../../app/server/process-life.mjs';
import { createTestDatabase } from '../support/database.ts';
import { childrenOf, processesOf, runStarter, takePort, type Starter } from '../support/starter.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia start '));
const data = path.join(folder, 'data');
const running: Starter[] = [];

/** Starts the platform on a data folder and waits until it says that it is ready. */
async function start(env: Record<string, string> = {}): Promise<{ starter: Starter; address: string }> {
  const starter = runStarter(process.cwd(), { DATA_DIR: data, PORT: '0', MASTER_SECRET: '', ...env });
  running.push(starter);
  const [, address] = await starter.says(/Ready {2}(http\S+)/);
  return { starter, address: address ?? '' };
}

const readiness = async (address: string): Promise<unknown> => (await fetch(`${address}/readyz`)).json();
const READY = { ready: true, database: 'ok', migrations: 'ok', queue: 'ok' };

function homeOfDatabase(): string {
  if (process.getuid?.() !== 0) return path.join(data, 'postgres');
  const { id } = JSON.parse(readFileSync(path.join(data, 'installation.json'), 'utf8')) as { id: string };
  return `/var/lib/hangjia-${id}`;
}
const databaseProcess = (): number =>
  Number(readFileSync(path.join(homeOfDatabase(), 'data/postmaster.pid'), 'utf8').split('\n')[0]);

afterEach(async () => {
  for (const starter of running.splice(0)) {
    starter.process.kill('SIGTERM');
    await starter.ended;
  }
});
afterAll(() => {
  rmSync(homeOfDatabase(), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

it('starts, serves, keeps its secrets to itself, and leaves nothing behind when it is asked to end', async () => {
  const { starter, address } = await start();
  expect(await readiness(address)).toEqual(READY);
  expect(starter.said()).toMatch(/✓ Start the database {2}\d/);
  expect(starter.said()).toMatch(/✓ Migrate the database {2}\d/);
  for (const name of ['secrets.json', 'postgres.json'])
    expect(statSync(path.join(data, name)).mode & 0o777).toBe(0o600);
  starter.process.kill('SIGTERM');
  expect(await starter.ended).toBe(0);
  expect(processesOf(data, homeOfDatabase())).toEqual([]);
  await expect(fetch(address)).rejects.toThrow();
});

it('does not install, generate or build again when nothing has changed', async () => {
  const { starter } = await start();
  expect(starter.said()).not.toMatch(/Install|Generate|Build/);
});

it.each(['SIGINT', 'SIGHUP'] as const)('ends in order on %s, too', async (signal) => {
  const { starter } = await start();
  starter.process.kill(signal);
  expect(await starter.ended).toBe(0);
  expect(processesOf(data, homeOfDatabase())).toEqual([]);
});

it('says in one sentence that the port is taken', async () => {
  const { port, release } = await takePort();
  const starter = runStarter(process.cwd(), { DATA_DIR: path.join(folder, 'other'), PORT: String(port) });
  expect(await starter.ended).toBe(1);
  expect(starter.said().trim()).toBe(`Port ${port} is taken; choose another, for example PORT=${port + 1} npm start.`);
  await release();
});

it('says in one sentence which setting is wrong', async () => {
  const starter = runStarter(process.cwd(), { DATA_DIR: path.join(folder, 'other'), TIME_ZONE: 'Mars' });
  expect(await starter.ended).toBe(1);
  expect(starter.said().trim()).toBe('TIME_ZONE must be a time zone name such as Asia/Shanghai.');
});

it('says in one sentence that no Redis is where it should be', async () => {
  const { port, release } = await takePort();
  await release();
  const REDIS_URL = `redis://127.0.0.1:${port}`;
  const starter = runStarter(process.cwd(), { DATA_DIR: path.join(folder, 'other'), PORT: '0', REDIS_URL });
  expect(await starter.ended).toBe(1);
  expect(starter.said().trim()).toBe(
    'REDIS_URL names a Redis that cannot be reached; start it first, or correct the setting.',
  );
});

it('says in one sentence that the data folder cannot be one', async () => {
  const file = path.join(folder, 'a file');
  writeFileSync(file, '');
  for (const place of [file, path.join(file, 'below'), '/proc/nowhere']) {
    const starter = runStarter(process.cwd(), { DATA_DIR: place, PORT: '0' });
    expect(await starter.ended).toBe(1);
    expect(starter.said().trim()).toBe('DATA_DIR must be a folder that can be written to.');
  }
});

it('does not start twice on one data folder, but does on two', async () => {
  const { starter } = await start();
  const second = runStarter(process.cwd(), { DATA_DIR: data, PORT: '0' });
  expect(await second.ended).toBe(1);
  expect(second.said().trim()).toMatch(new RegExp(`^The platform runs already \\(process ${starter.process.pid}`));

  const elsewhere = path.join(folder, 'elsewhere');
  const third = runStarter(process.cwd(), { DATA_DIR: elsewhere, PORT: '0' });
  const [, address] = await third.says(/Ready {2}(http\S+)/);
  expect(await readiness(address ?? '')).toEqual(READY);
  third.process.kill('SIGTERM');
  await third.ended;
  const { id } = JSON.parse(readFileSync(path.join(elsewhere, 'installation.json'), 'utf8')) as { id: string };
  rmSync(`/var/lib/hangjia-${id}`, { recursive: true, force: true });
});

it('brings web, worker and database back when one of them is killed', async () => {
  const { port, release } = await takePort();
  await release();
  const { starter, address } = await start({ PORT: String(port) });
  const [web, worker] = childrenOf(data);
  const database = databaseProcess();
  for (const [pid, sentence] of [
    [web, /The web server ended \(SIGKILL\)/],
    [worker, /The worker ended \(SIGKILL\)/],
    [database, /The database ended/],
  ] as const) {
    process.kill(pid ?? 0, 'SIGKILL');
    await starter.says(sentence);
  }
  let found: unknown;
  while (JSON.stringify(found) !== JSON.stringify(READY)) found = await readiness(address).catch(() => undefined);
  expect(found).toEqual(READY);
  expect(databaseProcess()).not.toBe(database);
});

it('leaves no orphan when it is killed itself, and starts again on what was written', async () => {
  const { starter } = await start();
  const children = childrenOf(data);
  starter.process.kill('SIGKILL');
  await once(starter.process, 'exit');
  const { address } = await start();
  expect(children.map(isAlive)).toEqual([false, false]);
  expect(await readiness(address)).toEqual(READY);
});

it('runs on a database that is named, brings no demonstration there and starts none of its own', async () => {
  const database = await createTestDatabase('template0');
  const place = path.join(folder, 'named');
  const env = { DATA_DIR: place, DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, DEMONSTRATION: '' };
  const { starter, address } = await start(env);
  expect(await readiness(address)).toEqual(READY);
  expect(starter.said()).not.toMatch(/demonstration|setup|Set up/i);
  expect(existsSync(path.join(place, 'postgres.json'))).toBe(false);
  for (const pid of childrenOf(place)) {
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
    expect(environment).toContain(database.url);
    expect(environment).not.toContain(database.ownerUrl);
  }
  starter.process.kill('SIGTERM');
  await starter.ended;

  const refused = runStarter(process.cwd(), { ...env, PORT: '0', DEMONSTRATION: 'on' });
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toMatch(/^DEMONSTRATION cannot be on/);
  await database.drop();
});

it('loads the demonstration anew when loading it was interrupted, and prints its accounts and the set-up link', async () => {
  const place = path.join(folder, 'demonstration');
  const env = { DATA_DIR: place, DEMONSTRATION: 'on', PORT: '0' };
  const first = runStarter(process.cwd(), env);
  running.push(first);
  await first.says(/✓ Migrate/);
  const state = (): string => {
    try {
      return String(JSON.parse(readFileSync(path.join(place, 'demonstration.json'), 'utf8')).state);
    } catch {
      return '';
    }
  };
  while (state() !== 'loading') await new Promise((resolve) => setImmediate(resolve));
  first.process.kill('SIGTERM');
  await first.ended;
  expect(state()).toBe('loading');

  const { starter } = await start(env);
  expect(state()).toBe('loaded');
  expect(starter.said()).toMatch(/demo-cadre +\S{8,}/);
  expect(starter.said()).toMatch(/works once, until \d{4}-\d\d-\d\d\)\n +http:\S+\/setup\?token=\S{20,}/);
  starter.process.kill('SIGTERM');
  await starter.ended;

  // A link that nobody used in time is replaced, as long as there is nothing set up.
  writeFileSync(path.join(place, 'setup-link.txt'), '/setup?token=old\n2026-01-01T00:00:00.000Z\n');
  const accounts = readFileSync(path.join(place, 'demonstration-accounts.json'), 'utf8');
  const later = await start(env);
  // Nothing is installed, built or loaded again; the passwords are those that were handed out.
  expect(later.starter.said()).not.toMatch(/Install|Generate|Build|Load/);
  expect(readFileSync(path.join(place, 'demonstration-accounts.json'), 'utf8')).toBe(accounts);
  const [link] = /\/setup\?token=\S{20,}/.exec(later.starter.said()) ?? [''];
  expect(await (await fetch(later.address + link)).text()).toContain('SYS_ADMIN-number');
  later.starter.process.kill('SIGTERM');
  await later.starter.ended;
  const { id } = JSON.parse(readFileSync(path.join(place, 'installation.json'), 'utf8')) as { id: string };
  rmSync(`/var/lib/hangjia-${id}`, { recursive: true, force: true });
});
