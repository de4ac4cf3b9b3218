import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, expect, it } from 'vitest';
import { embeddedPostgres } from '../../app/server/embedded-postgres.mjs';
import { isAlive } from '../../app/server/process-life.mjs';

const dataFolder = path.join(mkdtempSync(path.join(os.tmpdir(), 'hangjia embedded ')), 'data');
const installationId = `test${process.pid}`;
const open = () => embeddedPostgres({ dataFolder, installationId });
const postgres = open();

afterEach(() => postgres.stop());
afterAll(() => {
  rmSync(path.dirname(dataFolder), { recursive: true, force: true });
  rmSync(postgres.home, { recursive: true, force: true });
});

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

it('makes the database with an owner that is no superuser and an application that owns nothing', async () => {
  const { started, ownerUrl, appUrl, superuserUrl } = await postgres.start();
  expect(started).toBe(true);
  expect(
    await query(
      superuserUrl,
      `SELECT rolname, rolsuper, rolcreaterole FROM pg_roles WHERE rolname LIKE 'hangjia%' ORDER BY 1`,
    ),
  ).toEqual(['hangjia_app', false, false, 'hangjia_owner', false, false]);
  expect(await query(ownerUrl, `SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1`)).toEqual([
    'btree_gist',
    'pg_trgm',
  ]);
  await query(ownerUrl, 'CREATE SCHEMA made_by_owner');
  await expect(query(appUrl, 'CREATE SCHEMA made_by_application')).rejects.toThrow(/permission denied/);
  expect(
    await query(
      superuserUrl,
      `SELECT setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'password_encryption', 'listen_addresses') ORDER BY name`,
    ),
  ).toEqual(['on', '127.0.0.1', 'scram-sha-256', 'on']);
  await expect(query(appUrl.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(
    /password authentication failed/,
  );
});

it('is quick the second time, at the same address, with what was written', async () => {
  const first = await postgres.start();
  await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS number');
  await postgres.stop();
  expect(isAlive(first.pid)).toBe(false);
  const again = await postgres.start();
  expect(again.ownerUrl).toBe(first.ownerUrl);
  expect(await query(again.ownerUrl, 'SELECT number FROM kept')).toEqual([7]);
});

it('adopts the one that runs, and is stopped by the last that leaves', async () => {
  const first = await postgres.start();
  const other = spawn(process.execPath, ['tests/support/use-embedded-postgres.mjs', dataFolder, installationId], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [adopted] = (await once(other, 'message')) as [{ started: boolean; pid: number }];
  expect(adopted).toMatchObject({ started: false, pid: first.pid });

  await postgres.stop();
  expect(isAlive(first.pid)).toBe(true);
  other.kill('SIGTERM');
  await once(other, 'exit');
  expect(isAlive(first.pid)).toBe(false);
});

it('does not count a user that was killed', async () => {
  const other = spawn(process.execPath, ['tests/support/use-embedded-postgres.mjs', dataFolder, installationId], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [made] = (await once(other, 'message')) as [{ pid: number }];
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(await postgres.start()).toMatchObject({ started: false, pid: made.pid });
  await postgres.stop();
  expect(isAlive(made.pid)).toBe(false);
});

it('loses no acknowledged row when the server is killed', async () => {
  const first = await postgres.start();
  await query(first.ownerUrl, 'CREATE TABLE acknowledged (n int)');
  await query(first.ownerUrl, 'INSERT INTO acknowledged SELECT generate_series(1, 500)');
  process.kill(first.pid, 'SIGKILL');
  const again = await postgres.start();
  expect(again.ownerUrl).toBe(first.ownerUrl);
  expect(await query(again.ownerUrl, 'SELECT count(*)::int FROM acknowledged')).toEqual([500]);
});

it('does not believe a pid file whose process is a zombie or a stranger', async () => {
  await postgres.start();
  await postgres.stop();
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  for (const pid of [Number(String(line)), parent.pid]) {
    const file = path.join(postgres.home, 'data/postmaster.pid');
    writeFileSync(file, `${pid}\n${path.dirname(file)}\n0\n1\n\n127.0.0.1\n0 0\nready   \n`);
    expect(await postgres.start()).toMatchObject({ started: true });
    await postgres.stop();
  }
  parent.kill('SIGKILL');
});

it('finishes what a kill during the making of the cluster left behind', async () => {
  const other = embeddedPostgres({ dataFolder: `${dataFolder}-half`, installationId: `${installationId}half` });
  try {
    const maker = spawn(
      process.execPath,
      ['tests/support/use-embedded-postgres.mjs', `${dataFolder}-half`, `${installationId}half`],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      },
    );
    const isBeingMade = () =>
      existsSync(other.home) &&
      readdirSync(other.home).some((name) => existsSync(path.join(other.home, name, 'postgresql.conf')));
    while (!isBeingMade()) await new Promise((resolve) => setImmediate(resolve));
    maker.kill('SIGKILL');
    await once(maker, 'exit');
    const { appUrl } = await other.start();
    expect(await query(appUrl, 'SELECT 1')).toEqual([1]);
  } finally {
    await other.stop();
    rmSync(other.home, { recursive: true, force: true });
  }
});

it('writes nobody’s row into its log', async () => {
  const { ownerUrl } = await postgres.start();
  await query(ownerUrl, 'CREATE TABLE person (name text UNIQUE)');
  await query(ownerUrl, `INSERT INTO person VALUES ('王某某')`);
  await expect(query(ownerUrl, `INSERT INTO person VALUES ('王某某')`)).rejects.toThrow(/duplicate key/);
  expect(readFileSync(postgres.log, 'utf8')).toContain('duplicate key');
  expect(readFileSync(postgres.log, 'utf8')).not.toContain('王某某');
});
