import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { masterSecret, secretFingerprint } from '../platform/installation.ts';
import { writeBackupFile } from './backup-file.ts';
import { copyOut } from './copy-rows.ts';
import { migrationHistory } from './migration-history.ts';

export type BackupOptions = {
  file: string;
  /** puts the master secret into the file, without which encrypted personal data cannot be read again */
  withSecrets?: boolean;
};

/** Schemas that hold what is true. The queue's own is a hint and can be made again. */
export const SCHEMAS = ['public', 'journal'];

/**
 * Copies every table of one moment into a file. Readers and writers go on meanwhile.
 *
 * @param client a connection of the owner, in no transaction
 */
export async function backUp(client: pg.Client, options: BackupOptions): Promise<{ tables: number; rows: number }> {
  await mkdir(path.dirname(options.file), { recursive: true, mode: 0o700 });
  const backup = writeBackupFile(options.file);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows: server } = await client.query<{ version: string }>(
      `SELECT current_setting('server_version') AS version`,
    );
    await backup.section({
      section: 'header',
      product: 'hangjia',
      format: 1,
      createdAt: new Date().toISOString(),
      postgres: server[0]?.version ?? '',
      migrations: (await migrationHistory(client, [])).applied,
      partitions: await partitions(client),
      secretFingerprint: secretFingerprint(),
    });
    const tables = await tablesWithColumns(client);
    let rows = 0;
    for (const table of tables) {
      await backup.section({ section: 'table', name: table.name, columns: table.columns });
      const columns = table.columns.join(', ');
      rows += await copyOut(client, `COPY (SELECT ${columns} FROM ${table.name}) TO STDOUT`, backup.rows);
      await backup.endOfRows();
    }
    await backup.section({ section: 'sequences', sequences: await sequences(client) });
    if (options.withSecrets) await backup.section({ section: 'secrets', masterSecret: masterSecret() });
    await backup.section({ section: 'end', tables: tables.length, rows });
    await client.query('COMMIT');
    await backup.finish();
    return { tables: tables.length, rows };
  } catch (fault) {
    await backup.abandon();
    await client.query('ROLLBACK').catch(() => {});
    throw fault;
  }
}

/** Ordinary and partitioned tables, quoted and with their schema; generated columns are made again by the database. */
export async function tablesWithColumns(client: pg.Client): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name,
            array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     GROUP BY n.nspname, c.relname
     ORDER BY n.nspname, c.relname`,
    [SCHEMAS],
  );
  return rows;
}

async function partitions(client: pg.Client): Promise<{ name: string; parent: string; bound: string }[]> {
  const { rows } = await client.query<{ name: string; parent: string; bound: string }>(
    `SELECT c.oid::regclass::text AS name, i.inhparent::regclass::text AS parent,
            pg_get_expr(c.relpartbound, c.oid) AS bound
     FROM pg_class c
     JOIN pg_inherits i ON i.inhrelid = c.oid
     JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY($1) AND c.relispartition AND c.relkind = 'r' ORDER BY 1`,
    [SCHEMAS],
  );
  return rows;
}

async function sequences(client: pg.Client): Promise<{ name: string; value: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY($1) AND c.relkind = 'S' ORDER BY 1`,
    [SCHEMAS],
  );
  const found = [];
  for (const { name } of rows) {
    const state = await client.query<{ value: string; isCalled: boolean }>(
      `SELECT last_value::text AS value, is_called AS "isCalled" FROM ${name}`,
    );
    for (const row of state.rows) found.push({ name, ...row });
  }
  return found;
}
