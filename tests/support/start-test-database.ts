import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TestProject } from 'vitest/node';
import type pg from 'pg';
import { deployMigrations } from '../../app/server/deploy-migrations.ts';
import { embeddedPostgres } from '../../app/server/embedded-postgres.mjs';
import { readMigrations } from '../../app/server/migration-files.ts';
import { isAlive } from '../../app/server/process-life.mjs';
import { asSuperuser, inDatabase, type TestCluster } from './database.ts';

type Shared = { users: number; cluster: Promise<{ cluster: TestCluster; stop: () => Promise<void> }> };
const kept = globalThis as typeof globalThis & { hangjiaTestDatabase?: Shared };

/** Starts the tests' own PostgreSQL, apart from the demonstration's, and stops it when the last project is done. */
export default async function startTestDatabase(project: TestProject): Promise<() => Promise<void>> {
  const shared = (kept.hangjiaTestDatabase ??= { users: 0, cluster: start() });
  shared.users += 1;
  const { cluster, stop } = await shared.cluster;
  project.provide('testCluster', cluster);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete kept.hangjiaTestDatabase;
    await stop();
  };
}

async function start(): Promise<{ cluster: TestCluster; stop: () => Promise<void> }> {
  process.env['DATA_DIR'] = '.data/test';
  const { dataFolder, installation } = await import('../../app/platform/installation.ts');
  // Safety against power loss is not what these tests are about; those that are start a database of their own.
  const options = { dataFolder: dataFolder(), installationId: installation().id, durable: false };
  const postgres = embeddedPostgres(options);
  const { superuserUrl, ownerUrl, appUrl: applicationUrl } = await postgres.start();
  const template = `hangjia_template_${versionOfSchema()}`;
  const cluster = { superuserUrl, ownerUrl, applicationUrl, template };
  await asSuperuser(cluster, (client) => makeTemplate(client, cluster));
  return { cluster, stop: () => postgres.stop() };
}

/** Whatever decides what a migrated database looks like. */
function versionOfSchema(): string {
  const hash = createHash('sha256');
  for (const { checksum } of readMigrations()) hash.update(checksum);
  hash.update(readFileSync('app/server/application-grants.ts'));
  hash.update(readFileSync(createRequire(import.meta.url).resolve('bullmq/package.json')));
  return hash.digest('hex').slice(0, 12);
}

async function makeTemplate(client: pg.Client, cluster: TestCluster): Promise<void> {
  await client.query('SELECT pg_advisory_lock(72707372)');
  const { rows } = await client.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database WHERE datname LIKE 'hangjia\\_template\\_%' OR datname LIKE 'hangjia\\_test\\_%'`,
  );
  for (const { name } of rows) {
    const owner = Number(/^hangjia_test_(\d+)_/.exec(name)?.[1]);
    const isNeeded = name === cluster.template || (owner > 0 && isAlive(owner));
    if (!isNeeded) await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  }
  if (rows.some(({ name }) => name === cluster.template)) return;
  const draft = `hangjia_template_draft`;
  await client.query(`CREATE DATABASE "${draft}" TEMPLATE template0 OWNER hangjia_owner`);
  await deployMigrations({
    ownerUrl: inDatabase(cluster.ownerUrl, draft),
    applicationUrl: inDatabase(cluster.applicationUrl, draft),
  });
  await client.query(`ALTER DATABASE "${draft}" RENAME TO "${cluster.template}"`);
}
