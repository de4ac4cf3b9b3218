import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { requireMasterSecret } from '../identity/commands/require-master-secret.server.ts';
import { env } from '../platform/env.ts';
import { dataFolder } from '../platform/installation.ts';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';
import { backUp } from './back-up.ts';
import { bringContent } from './bring-content.ts';
import { fileStamp, ownerUrl } from './command-line.ts';
import { deployMigrations } from './deploy-migrations.ts';
import { LOCK_FILE, MIGRATIONS_FOLDER, readMigrations, readSchemaFiles } from './migration-files.ts';
import { migrationHistory, type MigrationHistory } from './migration-history.ts';
import { connectAsOwner, sqlOn } from './owner-connection.ts';
import { EVERYTHING, migrationsList, openSchemaEngine } from './schema-engine.ts';
import { runProgram } from './run-program.ts';

/**
 * migrate.ts deploy [--no-backup] | status | new NAME | drift | resolve NAME
 *
 * Ends with 0; `status` with 1 when the database is not up to date; `drift` with 2 when the schema holds a change
 * that no migration makes.
 */
await runProgram(async ([command = 'deploy', ...rest]) => {
  switch (command) {
    case 'deploy':
      return deploy(rest);
    case 'status':
      return status();
    case 'drift':
      return drift();
    case 'new':
      return writeMigration(rest[0]);
    case 'resolve':
      return resolve(rest[0]);
    default:
      console.error('migrate: deploy | status | new NAME | drift | resolve NAME');
      return 1;
  }
});

/** A database with data is copied to the data folder before it is changed, unless its keeper sees to that (`--no-backup`). */
async function deploy(given: string[]): Promise<number> {
  const { values } = parseArgs({ args: given, options: { 'no-backup': { type: 'boolean', default: false } } });
  await requireSecretOf(ownerUrl());
  const applied = await deployMigrations({
    ownerUrl: ownerUrl(),
    applicationUrl: env.DATABASE_URL ?? ownerUrl(),
    ...(values['no-backup'] ? {} : { beforeChange: backUpBefore }),
  });
  for (const migration of applied) console.log(migration);
  await requireSecretOf(ownerUrl());
  await bringContent(ownerUrl());
  return 0;
}

/** Before the change, so that a machine with another secret changes nothing; after it, because a new database has no tables before. */
async function requireSecretOf(url: string): Promise<void> {
  const client = await connectAsOwner(url);
  try {
    await requireMasterSecret(sqlOn(client));
  } finally {
    await client.end();
  }
}

async function backUpBefore(client: pg.Client, history: MigrationHistory): Promise<void> {
  const file = path.join(dataFolder(), 'backups', `before-${history.pending[0]}-${fileStamp()}.gz`);
  const { rows } = await backUp(client, { file });
  console.log(
    inTerminalLanguage({
      zh: `升级前已备份 ${rows} 行到 ${file}`,
      en: `Backed up ${rows} rows to ${file} before migrating`,
    }),
  );
}

async function status(): Promise<number> {
  const client = await connectAsOwner(ownerUrl());
  try {
    const history = await migrationHistory(client, readMigrations());
    console.log(JSON.stringify({ ...history, applied: history.applied.length }));
    const { pending, edited, failed, unknown } = history;
    return pending.length + edited.length + failed.length + unknown.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
}

/** The difference between the migrations, replayed in a throw-away database, and the schema files. */
async function difference(script: boolean): Promise<{ exitCode: number; stdout: string | null }> {
  const files = readSchemaFiles();
  const { engine, close } = await openSchemaEngine(ownerUrl(), files);
  try {
    return await engine.diff({
      from: { tag: 'migrations', ...migrationsList(readMigrations()) },
      to: { tag: 'schemaDatamodel', files },
      script,
      exitCode: true,
      filters: EVERYTHING,
    });
  } finally {
    await close();
  }
}

async function drift(): Promise<number> {
  const { exitCode, stdout } = await difference(false);
  console.log(stdout?.trim() ?? '');
  return exitCode;
}

async function writeMigration(name: string | undefined): Promise<number> {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    console.error('migrate new NAME: small letters, digits and _');
    return 1;
  }
  const { exitCode, stdout } = await difference(true);
  if (exitCode !== 2) {
    console.log(inTerminalLanguage({ zh: '模型没有变化。', en: 'The schema has not changed.' }));
    return 0;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'migration.sql'), stdout ?? '');
  writeFileSync(path.join(MIGRATIONS_FOLDER, 'migration_lock.toml'), LOCK_FILE);
  console.log(path.relative(process.cwd(), folder));
  return 0;
}

/** Marks a failed migration as rolled back, so that the next deploy tries it again. */
async function resolve(name: string | undefined): Promise<number> {
  if (!name) {
    console.error('migrate resolve NAME');
    return 1;
  }
  const { engine, close } = await openSchemaEngine(ownerUrl(), readSchemaFiles());
  try {
    await engine.markMigrationRolledBack({ migrationName: name });
    return 0;
  } finally {
    await close();
  }
}
