import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from './repository-folder.ts';

export const MIGRATIONS_FOLDER = path.join(REPOSITORY, 'prisma/migrations');
export const LOCK_FILE = 'provider = "postgresql"\n';
const SCHEMA_FOLDER = path.join(REPOSITORY, 'prisma/schema');

export type MigrationFile = {
  name: string;
  sql: string;
  /** what Prisma records of it: SHA-256 in hexadecimal */ checksum: string;
};

/** The migrations of this checkout, oldest first. */
export function readMigrations(folder = MIGRATIONS_FOLDER): MigrationFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** The Prisma schema of this checkout, one file per context. */
export function readSchemaFiles(folder = SCHEMA_FOLDER): { path: string; content: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: path.join(folder, name), content: readFileSync(path.join(folder, name), 'utf8') }));
}
