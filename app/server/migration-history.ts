import type pg from 'pg';
import type { MigrationFile } from './migration-files.ts';

/** How a database stands to the migrations of this checkout. */
export type MigrationHistory = {
  applied: { name: string; checksum: string }[];
  pending: string[];
  /** applied here under the same name, but its file reads differently now */
  edited: string[];
  /** refused by the database */
  failed: string[];
  /** begun by a program that was killed; nothing of it is there */
  interrupted: string[];
  /** applied by a newer version of the platform */
  unknown: string[];
};

type Row = {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
  logs: string | null;
};

/** Compares the database's own record with the files, without starting the engine. */
export async function migrationHistory(client: pg.ClientBase, files: MigrationFile[]): Promise<MigrationHistory> {
  const found = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
  );
  const rows = found.rows[0]?.there
    ? (
        await client.query<Row>(
          `SELECT migration_name, checksum, finished_at, rolled_back_at, logs FROM public._prisma_migrations ORDER BY started_at, migration_name`,
        )
      ).rows
    : [];
  const standing = rows.filter((row) => row.rolled_back_at === null);
  const applied = standing
    .filter((row) => row.finished_at !== null)
    .map((row) => ({ name: row.migration_name, checksum: row.checksum }));
  const checksums = new Map(applied.map((migration) => [migration.name, migration.checksum]));
  const unfinished = standing.filter((row) => row.finished_at === null);
  const known = new Set(files.map((file) => file.name));
  return {
    applied,
    pending: files.filter((file) => !checksums.has(file.name)).map((file) => file.name),
    edited: files
      .filter((file) => checksums.has(file.name) && checksums.get(file.name) !== file.checksum)
      .map((file) => file.name),
    failed: unfinished.filter((row) => row.logs).map((row) => row.migration_name),
    interrupted: unfinished.filter((row) => !row.logs).map((row) => row.migration_name),
    unknown: applied.filter((migration) => !known.has(migration.name)).map((migration) => migration.name),
  };
}
