import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deployMigrations } from '../../app/server/deploy-migrations.ts';
import { readMigrations, readSchemaFiles, type MigrationFile } from '../../app/server/migration-files.ts';
import { migrationHistory } from '../../app/server/migration-history.ts';
import { openSchemaEngine } from '../../app/server/schema-engine.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase('template0');
});
afterEach(() => database.drop());

const deploy = (migrations?: MigrationFile[]) =>
  deployMigrations({
    ownerUrl: database.ownerUrl,
    applicationUrl: database.url,
    ...(migrations ? { migrations } : {}),
  });

const migration = (name: string, sql: string): MigrationFile => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
});

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const runOn = (ownerUrl: string, ...given: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'app/server/migrate.ts', ...given], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: database.url, DATABASE_OWNER_URL: ownerUrl, LC_ALL: 'en_US' },
  });
const run = (...given: string[]) => runOn(database.ownerUrl, ...given);

it('uses the schema engine that belongs to this Prisma', () => {
  expect(versionOf('@prisma/schema-engine-wasm')).toBe(versionOf('@prisma/engines-version'));
  expect(versionOf('@prisma/engines')).toBe(versionOf('prisma'));
  expect(versionOf('@prisma/client')).toBe(versionOf('prisma'));
  expect(versionOf('@prisma/adapter-pg')).toBe(versionOf('prisma'));
});

it('has a migration for every change of the schema', () => {
  const drift = run('drift');
  expect(`${drift.stdout}${drift.stderr}`.trim()).toMatch(
    /^(-- This is an empty migration\.|No difference detected\.)?$/,
  );
  expect(drift.status).toBe(0);
});

describe('deploy', () => {
  it('migrates once, says so, and finds nothing to do afterwards', async () => {
    const names = readMigrations().map(({ name }) => name);
    expect(run('status').status).toBe(1);
    expect(await deploy()).toEqual(names);
    expect(await deploy()).toEqual([]);
    const status = run('status');
    expect(status.status).toBe(0);
    expect(JSON.parse(status.stdout)).toEqual({
      applied: names.length,
      pending: [],
      edited: [],
      failed: [],
      interrupted: [],
      unknown: [],
    });
  });

  it('may be asked by several machines at once', async () => {
    const applied = await Promise.all([deploy(), deploy(), deploy()]);
    expect(applied.flat()).toEqual(readMigrations().map(({ name }) => name));
  });

  it('leaves nothing behind of a migration that fails, blocks, and goes on once it is resolved', async () => {
    await deploy();
    const name = '29990101000000_two_tables';
    const broken = migration(name, 'CREATE TABLE first_half (id int);\nCREATE TABLE second_half (id no_such_type);');
    await expect(deploy([...readMigrations(), broken])).rejects.toThrow(/no_such_type/);
    await asOwner(async (client) => {
      const { rows } = await client.query(`SELECT to_regclass('public.first_half') AS half`);
      expect(rows).toEqual([{ half: null }]);
      expect((await migrationHistory(client, readMigrations())).failed).toEqual([name]);
    });
    const mended = migration(name, 'CREATE TABLE first_half (id int);');
    await expect(deploy([...readMigrations(), mended])).rejects.toThrow(name);

    const { engine, close } = await openSchemaEngine(database.ownerUrl, readSchemaFiles());
    await engine.markMigrationRolledBack({ migrationName: name });
    await close();
    expect(await deploy([...readMigrations(), mended])).toEqual([name]);
  });

  it('goes on by itself after it was killed in the middle of a migration, and knows one that was done by then', async () => {
    await deploy();
    const [done, begun] = [
      migration('29990101000000_done', 'CREATE TABLE done_by_then (id int);'),
      migration('29990101000001_begun', 'CREATE TABLE begun_only (id int);'),
    ];
    await deploy([...readMigrations(), done]);
    await asOwner(async (client) => {
      const rows = await client.query(
        `SELECT finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE checksum = $1`,
        [done.checksum],
      );
      expect(rows.rows).toEqual([{ finished: true }]);
      // What a killed program leaves of a migration that it had begun.
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
         VALUES (gen_random_uuid(), $1, $2, now(), 0)`,
        [begun.checksum, begun.name],
      );
    });
    expect(await deploy([...readMigrations(), done, begun])).toEqual([begun.name]);
    expect(await deploy([...readMigrations(), done, begun])).toEqual([]);
  });

  it('runs function bodies as they are written', async () => {
    const body = `CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;\nCREATE TABLE after_it (id int);`;
    await deploy([...readMigrations(), migration('29990101000000_function', body)]);
    await asOwner(async (client) => expect((await client.query('SELECT two()')).rows).toEqual([{ two: 2 }]));
  });

  it('says in one sentence that no server answers, and by which setting it was looked for', async () => {
    const nowhere = 'postgresql://somebody@127.0.0.1:1/hangjia';
    await expect(deployMigrations({ ownerUrl: nowhere, applicationUrl: nowhere })).rejects.toThrow(
      /DATABASE_URL.*ECONNREFUSED/,
    );
  });

  it('says in one sentence that the server is too old, and does nothing there', async () => {
    // A server that says of itself that it is an older one.
    await asOwner((client) =>
      client.query(`CREATE SCHEMA former; CREATE FUNCTION former.current_setting(setting text) RETURNS text LANGUAGE sql
        AS $$ SELECT CASE setting WHEN 'server_version_num' THEN '140013' ELSE '14.13' END $$`),
    );
    const former = new URL(database.ownerUrl);
    former.searchParams.set('options', '-c search_path=former,pg_catalog');
    const refused = runOn(former.href, 'deploy');
    expect(refused.stderr.trim()).toBe(
      'The PostgreSQL that DATABASE_URL names has version 14.13; at least 15 is needed.',
    );
    expect(refused.status).toBe(1);
    await asOwner(async (client) =>
      expect((await client.query(`SELECT to_regclass('public._prisma_migrations') AS history`)).rows).toEqual([
        { history: null },
      ]),
    );
  });

  it('refuses in one sentence what a newer version or an edited file left', async () => {
    const files = readMigrations();
    await deploy([...files, migration('29990101000000_later', 'SELECT 1;')]);
    await expect(deploy()).rejects.toThrow('29990101000000_later');
    await asOwner((client) => client.query(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '2999%'`));
    await asOwner((client) => client.query(`UPDATE _prisma_migrations SET checksum = 'other'`));
    await expect(deploy()).rejects.toThrow(files[0]?.name);
  });

  it('saves a database that is in use before it changes it, and only then', async () => {
    const saved: string[] = [];
    const beforeChange = async (): Promise<void> => void saved.push('saved');
    const place = { ownerUrl: database.ownerUrl, applicationUrl: database.url, beforeChange };
    await deployMigrations(place);
    await deployMigrations(place);
    expect(saved).toEqual([]);
    await deployMigrations({
      ...place,
      migrations: [...readMigrations(), migration('29990101000000_later', 'SELECT 1;')],
    });
    expect(saved).toEqual(['saved']);
  });
});

it('is asked for by a program that finds no tables', () => {
  const env = { ...process.env, DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, LC_ALL: 'en_US' };
  const told = [
    ['prisma/seed.ts'],
    ['app/server/create-administrator.ts', '--authority', 'Any'],
    ['app/server/remove-demonstration.ts'],
  ].map((program) =>
    spawnSync(process.execPath, ['--import', 'tsx', ...program], {
      encoding: 'utf8',
      env: { ...env, DEMONSTRATION: 'on' },
    }),
  );
  expect(told.map(({ status }) => status)).toEqual([1, 1, 1]);
  for (const { stderr } of told) expect(stderr.trim()).toMatch(/^This database has no tables yet.*npm run db:migrate/);
});
