import type pg from 'pg';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';
import { backUp, secretFingerprint, tablesWithColumns } from './back-up.ts';
import { BackupReader, verifyBackupFile, type BackupHeader } from './backup-file.ts';
import { deployMigrations } from './deploy-migrations.ts';
import { emptyDatabase, holdsData } from './empty-database.ts';
import { loadTables } from './load-tables.ts';
import { readMigrations, type MigrationFile } from './migration-files.ts';
import { connectAsOwner } from './owner-connection.ts';

export type RestoreOptions = {
  file: string;
  ownerUrl: string;
  applicationUrl: string;
  /** of this checkout, where they are not those of its folder */
  migrations?: MigrationFile[];
  /** where what is there now is saved before it is replaced; without it a database with rows is refused */
  replaceAfterBackupTo?: string;
};

export type Restored = {
  rows: number;
  /** in the file because it was asked for when the backup was made */
  masterSecret: string | undefined;
  /** whether encrypted personal data can be read with the secret of this installation */
  secretFits: boolean;
};

/**
 * Puts a backup in the place of what a database holds. The tables are made as they were when the backup was taken,
 * its rows are loaded, and then the migrations that came later are applied: so an old backup goes into a new version
 * and into another PostgreSQL.
 *
 * @throws with one sentence for the terminal where a person must decide
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  await verifyBackupFile(options.file);
  const reader = new BackupReader(options.file);
  const client = await connectAsOwner(options.ownerUrl);
  try {
    const known = options.migrations ?? readMigrations();
    const header = await readHeader(reader);
    const migrations = migrationsOf(header, known);
    await refuseWhileInUse(client);
    await saveWhatIsThere(client, options);

    await emptyDatabase(client);
    const place = { ownerUrl: options.ownerUrl, applicationUrl: options.applicationUrl };
    await deployMigrations({ ...place, migrations });
    const { rows, masterSecret } = await loadTables(client, reader, header);
    await deployMigrations({ ...place, migrations: known });
    await client.query('ANALYZE');
    return { rows, masterSecret, secretFits: header.secretFingerprint === secretFingerprint() };
  } finally {
    await reader.close();
    await client.end();
  }
}

async function readHeader(reader: BackupReader): Promise<BackupHeader> {
  const first = await reader.section();
  if (first.section === 'header') return first;
  throw new Error(inTerminalLanguage({ zh: '这个文件不是备份。', en: 'This file is no backup.' }));
}

/** The migrations that had been applied when the backup was made, as files of this checkout. */
function migrationsOf(header: BackupHeader, known: MigrationFile[]): MigrationFile[] {
  const files = new Map(known.map((migration) => [migration.name, migration]));
  return header.migrations.map(({ name, checksum }) => {
    const file = files.get(name);
    if (file?.checksum === checksum) return file;
    throw new Error(
      inTerminalLanguage({
        zh: `备份来自更新或不同的版本（迁移 ${name}），请用相同或更新的版本恢复。`,
        en: `The backup comes from a newer or different version (migration ${name}); restore it with that or a later one.`,
      }),
    );
  });
}

async function refuseWhileInUse(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name IN ('hangjia', 'hangjia-queue', 'hangjia-listen')`,
  );
  if (!rowCount) return;
  throw new Error(
    inTerminalLanguage({
      zh: '平台正在使用这个数据库，请先停止网页与后台程序，再恢复备份。',
      en: 'The platform is using this database; stop web and worker, then restore.',
    }),
  );
}

async function saveWhatIsThere(client: pg.Client, options: RestoreOptions): Promise<void> {
  const tables = (await tablesWithColumns(client)).map((table) => table.name);
  if (!(await holdsData(client, tables))) return;
  if (options.replaceAfterBackupTo) {
    await backUp(client, { file: options.replaceAfterBackupTo });
    return;
  }
  throw new Error(
    inTerminalLanguage({
      zh: '数据库中已有数据。要用备份替换它，请加上 --replace（现有数据会先自动备份）。',
      en: 'The database holds data already. To replace it by the backup add --replace (what is there is backed up first).',
    }),
  );
}
