import { runMigrations } from 'bullmq';
import type pg from 'pg';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';
import { grantToApplication } from './application-grants.ts';
import { readMigrations, readSchemaFiles, type MigrationFile } from './migration-files.ts';
import { migrationHistory, type MigrationHistory } from './migration-history.ts';
import { connectAsOwner } from './owner-connection.ts';
import { EVERYTHING, migrationsList, openSchemaEngine, RUNNING_LOCK } from './schema-engine.ts';

export type Deployment = {
  ownerUrl: string;
  /** the URL the application will use; its role is given its rights */
  applicationUrl: string;
  migrations?: MigrationFile[];
  /** called before the first change to a database that is in use already */
  beforeChange?: (client: pg.Client, history: MigrationHistory) => Promise<void>;
};

/** Ours; the engine takes 72707369 itself and gives up after ten seconds. */
const DEPLOY_LOCK = 72_707_371;

/** Waits until nobody else changes the tables of this database; held until the connection ends. */
export async function lockForMigration(client: pg.Client): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [DEPLOY_LOCK]);
  // The server may still be at what a killed program had begun.
  await client.query('SELECT pg_advisory_lock($1), pg_advisory_unlock($1)', [RUNNING_LOCK]);
}

/** A migration is there with its record or not at all: one that was begun only is begun again. */
const takeBack = (client: pg.Client): Promise<unknown> =>
  client.query(
    `UPDATE public._prisma_migrations SET rolled_back_at = clock_timestamp()
     WHERE finished_at IS NULL AND rolled_back_at IS NULL AND coalesce(logs, '') = ''`,
  );

/**
 * Brings a database up to date: Prisma's migrations, BullMQ's, and the application's rights. Several machines may do
 * it at once; one does and the others find it done.
 *
 * @returns the names of the migrations that were applied now
 * @throws with one sentence for the terminal where a person must decide
 */
export async function deployMigrations(deployment: Deployment): Promise<string[]> {
  const migrations = deployment.migrations ?? readMigrations();
  const client = await connectAsOwner(deployment.ownerUrl);
  try {
    await lockForMigration(client);
    const history = await migrationHistory(client, migrations);
    refuseBrokenHistory(history);
    if (history.interrupted.length > 0) await takeBack(client);
    let applied: string[] = [];
    if (history.pending.length > 0) {
      if (history.applied.length > 0) await deployment.beforeChange?.(client, history);
      applied = await apply(deployment.ownerUrl, migrations);
    }
    await runMigrations(client, 'bullmq');
    await grantToApplication(client, roleOf(deployment.applicationUrl));
    return applied;
  } finally {
    await client.end();
  }
}

/** The role that a URL signs in as. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username);

async function apply(url: string, migrations: MigrationFile[]): Promise<string[]> {
  const opened = await openSchemaEngine(url, readSchemaFiles());
  try {
    const done = await opened.engine.applyMigrations({
      migrationsList: migrationsList(migrations),
      filters: EVERYTHING,
    });
    return done.appliedMigrationNames;
  } catch (fault) {
    const cause = opened.causeOf(fault);
    const name = /migration_name="([^"]+)"/.exec(String(fault))?.[1] ?? '';
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      inTerminalLanguage({
        zh: `迁移 ${name} 未能执行，数据库没有改变：${reason}`,
        en: `Migration ${name} failed and changed nothing: ${reason}`,
      }),
      { cause: fault },
    );
  } finally {
    await opened.close();
  }
}

function refuseBrokenHistory(history: MigrationHistory): void {
  const list = (names: string[]) => names.join(', ');
  if (history.failed.length > 0) {
    throw new Error(
      inTerminalLanguage({
        zh: `迁移 ${list(history.failed)} 上次未能完成；查明原因后运行 npm run db:migrate -- resolve ${history.failed[0]}，再重试。`,
        en: `Migration ${list(history.failed)} did not finish; find out why, run npm run db:migrate -- resolve ${history.failed[0]}, and try again.`,
      }),
    );
  }
  if (history.unknown.length > 0) {
    throw new Error(
      inTerminalLanguage({
        zh: `数据库由更新的版本升级过（${list(history.unknown)}），本版本不能使用；请更新程序。`,
        en: `The database was migrated by a newer version (${list(history.unknown)}); update the program.`,
      }),
    );
  }
  if (history.edited.length > 0) {
    throw new Error(
      inTerminalLanguage({
        zh: `已执行过的迁移文件被改动：${list(history.edited)}；请恢复原文件。`,
        en: `Migrations were edited after they had been applied: ${list(history.edited)}; restore the files.`,
      }),
    );
  }
}
