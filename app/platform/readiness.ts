import { readdirSync } from 'node:fs';
import path from 'node:path';
import { sqlRead } from './db.ts';

export type Readiness = {
  ready: boolean;
  database: 'ok' | 'down';
  migrations: 'ok' | 'behind' | 'unknown';
  queue: 'ok' | 'down';
};

/** Whether this process can serve: the database answers, its migrations are those of this checkout, the queue is there. */
export async function readiness(migrationsFolder: string, pingQueue: () => Promise<void>): Promise<Readiness> {
  const found: Readiness = { ready: false, database: 'down', migrations: 'unknown', queue: 'down' };
  try {
    const rows = await sqlRead.query<{ name: string }>(
      `SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    found.database = 'ok';
    const applied = new Set(rows.map((row) => row.name));
    const wanted = readdirSync(path.resolve(migrationsFolder), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    found.migrations = wanted.every((folder) => applied.has(folder.name)) ? 'ok' : 'behind';
  } catch {
    return found;
  }
  found.queue = await pingQueue().then(
    () => 'ok' as const,
    () => 'down' as const,
  );
  found.ready = found.migrations === 'ok' && found.queue === 'ok';
  return found;
}
