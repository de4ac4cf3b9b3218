import { randomUUID } from 'node:crypto';
import { runMigrations } from 'bullmq';
import type pg from 'pg';
import type { MigrationFile } from './migration-files.ts';

/** As Prisma's engine makes it where there is none. */
const RECORD = `CREATE TABLE IF NOT EXISTS public._prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

/**
 * Applies migrations in the transaction of the caller and records them as Prisma does. Its engine has connections of
 * its own and cannot: a restore needs tables and rows to come, or not to come, together.
 */
export async function migrateWithin(client: pg.Client, migrations: MigrationFile[]): Promise<void> {
  await client.query(RECORD);
  for (const { name, sql, checksum } of migrations) {
    await client.query(sql);
    await client.query(
      `INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
  }
}

/** BullMQ's own transaction, as a part of the one that is under way. */
const PARTS: Record<string, string> = {
  BEGIN: 'SAVEPOINT queue_tables',
  COMMIT: 'RELEASE SAVEPOINT queue_tables',
  ROLLBACK: 'ROLLBACK TO SAVEPOINT queue_tables',
};

/** Makes the tables of the queue in the transaction of the caller. */
export async function makeQueueWithin(client: pg.Client): Promise<void> {
  const part = { query: async (text: string, values?: unknown[]) => client.query(PARTS[text] ?? text, values) };
  await runMigrations(part, 'bullmq');
  // Set for the length of its transaction, which is ours.
  await client.query('SET LOCAL search_path TO DEFAULT');
}
