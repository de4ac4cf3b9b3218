import type pg from 'pg';
import { SCHEMAS, tablesWithColumns } from './back-up.ts';
import type { BackupHeader, BackupReader } from './backup-file.ts';
import { copyIn } from './copy-rows.ts';

/**
 * Loads the rows of a backup into a database whose tables are those of the backup, in the transaction of the caller.
 * Foreign keys are taken away for it and put back at the end, which checks every row; triggers rest meanwhile.
 *
 * @returns how many rows
 * @throws when the backup is cut off or a row does not fit
 */
export async function loadTables(client: pg.Client, reader: BackupReader, header: BackupHeader): Promise<number> {
  for (const { name, parent, bound } of header.partitions) {
    await client.query(`CREATE TABLE IF NOT EXISTS ${name} PARTITION OF ${parent} ${bound}`);
  }
  const tables = (await tablesWithColumns(client)).map((table) => table.name);
  const keys = await foreignKeys(client);
  for (const { name, table } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  // Migrations may have written rows of their own.
  if (tables.length > 0) await client.query(`TRUNCATE ${tables.join(', ')}`);

  const loaded = await loadSections(client, reader);

  for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  for (const { name, table, definition } of keys) {
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  }
  return loaded;
}

async function loadSections(client: pg.Client, reader: BackupReader): Promise<number> {
  let rows = 0;
  for (;;) {
    const section = await reader.section();
    switch (section.section) {
      case 'table':
        rows += await copyIn(client, `COPY ${section.name} (${section.columns.join(', ')}) FROM STDIN`, reader.rows());
        break;
      case 'sequences':
        for (const { name, value, isCalled } of section.sequences) {
          await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [name, value, isCalled]);
        }
        break;
      case 'secrets':
        break;
      case 'end':
        if (rows !== section.rows) throw new Error(`rows: ${rows} of ${section.rows}`);
        return rows;
      default:
        throw new Error(`unexpected section ${section.section}`);
    }
  }
}

/** Those of partitions come and go with their parents'. */
async function foreignKeys(client: pg.Client): Promise<{ name: string; table: string; definition: string }[]> {
  const { rows } = await client.query<{ name: string; table: string; definition: string }>(
    `SELECT quote_ident(c.conname) AS name, c.conrelid::regclass::text AS table, pg_get_constraintdef(c.oid) AS definition
     FROM pg_constraint c
     JOIN pg_namespace n ON n.oid = c.connamespace
     WHERE c.contype = 'f' AND c.conparentid = 0 AND n.nspname = ANY($1)`,
    [SCHEMAS],
  );
  return rows;
}
