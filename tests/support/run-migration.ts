import { readMigrations } from '../../app/server/migration-files.ts';
import { connected } from './database-content.ts';

/** Runs a migration of rows once more, over rows that a test has made as they were before it. */
export async function runMigration(name: string): Promise<void> {
  const migration = readMigrations().find((one) => one.name.endsWith(`_${name}`));
  if (!migration) throw new Error(`no migration ${name}`);
  await connected(process.env['DATABASE_URL'] ?? '', async (client) => client.query(migration.sql));
}
