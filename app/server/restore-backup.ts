import type pg from 'pg';
import { audit, SYSTEM } from '../platform/audit.ts';
import { secretFingerprint } from '../platform/installation.ts';
import { forgetJobs } from '../platform/queue.ts';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';
import { backUp, tablesWithColumns } from './back-up.ts';
import { BackupReader, verifyBackupFile, type BackupHeader } from './backup-file.ts';
import { grantToApplication } from './application-grants.ts';
import { lockForMigration, roleOf } from './deploy-migrations.ts';
import { emptyDatabase, holdsData } from './empty-database.ts';
import { forgetEncrypted } from './forget-encrypted.ts';
import { loadTables } from './load-tables.ts';
import { makeQueueWithin, migrateWithin } from './migrate-within.ts';
import { readMigrations, type MigrationFile } from './migration-files.ts';
import { connectAsOwner, inOwnerTransaction, sqlOn } from './owner-connection.ts';
import { orLackOfLocks } from './lack-of-locks.ts';

/** What to do about a backup that was encrypted with another master secret than the one here. */
export type OtherSecret =
  /** nothing is restored: the person puts the former secret in its place first */
  | 'refuse'
  /** the backup holds it (`--with-secrets` when it was made) and it becomes the one of this machine */
  | 'take-from-backup'
  /** it is lost: what nobody can read any more is taken out, and all else is restored */
  | 'lost';

export type RestoreOptions = {
  file: string;
  ownerUrl: string;
  applicationUrl: string;
  /** of this checkout, where they are not those of its folder */
  migrations?: MigrationFile[];
  /** where what is there now is saved before it is replaced; without it a database with rows is refused */
  replaceAfterBackupTo?: string;
  otherSecret?: OtherSecret;
};

export type Restored = {
  rows: number;
  /** the one that this machine must have from now on, where it is another one */
  newSecret: string | undefined;
  /** whether a demonstration authority came with it */
  holdsDemonstration: boolean;
};

/**
 * Puts a backup in the place of what a database holds, all of it or nothing: killed at whatever moment, it leaves the
 * database as it was. The tables are made as they were when the backup was taken, its rows are loaded, and then the
 * migrations that came later are applied: so an old backup goes into a new version and into another PostgreSQL. Until
 * the end both are on the disk, the former data and the new.
 *
 * @throws with one sentence for the terminal where a person must decide
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const heldSecret = await verifyBackupFile(options.file);
  const reader = new BackupReader(options.file);
  const client = await connectAsOwner(options.ownerUrl);
  try {
    const known = options.migrations ?? readMigrations();
    const header = await readHeader(reader);
    const former = migrationsOf(header, known);
    const isOther = header.secretFingerprint !== secretFingerprint();
    if (isOther) refuseUnreadable(options.otherSecret ?? 'refuse', heldSecret);
    await lockForMigration(client);
    await refuseWhileInUse(client);
    await saveWhatIsThere(client, options);
    // Jobs of rows that will not be there any more; those of rows that stay or come are sent again from the rows.
    await forgetJobs();

    const rows = await inOwnerTransaction(client, async () => {
      await emptyDatabase(client);
      await migrateWithin(client, former);
      const loaded = await loadTables(client, reader, header);
      await migrateWithin(
        client,
        known.filter((migration) => !former.includes(migration)),
      );
      await makeQueueWithin(client);
      await grantToApplication(client, roleOf(options.applicationUrl));
      if (isOther && options.otherSecret === 'lost') await forgetEncrypted(client);
      const detail = { rows: loaded, backupOf: header.createdAt };
      await audit(sqlOn(client), SYSTEM, { action: 'installation.restore-backup', detail });
      return loaded;
    }).catch(orLackOfLocks);
    await client.query('ANALYZE');
    return {
      rows,
      newSecret: isOther && options.otherSecret === 'take-from-backup' ? heldSecret : undefined,
      holdsDemonstration: await holdsDemonstration(client),
    };
  } finally {
    await reader.close();
    await client.end();
  }
}

/** Found out before anything is touched: afterwards telephone numbers, second factors and codes would be noise. */
function refuseUnreadable(choice: OtherSecret, heldSecret: string | undefined): void {
  if (choice === 'lost' || (choice === 'take-from-backup' && heldSecret)) return;
  throw new Error(
    inTerminalLanguage({
      zh: `备份是用另一个主密钥加密的，没有恢复任何内容。${
        heldSecret
          ? '备份内含该密钥，可加 --with-secrets 一并恢复（不要设置 MASTER_SECRET）。'
          : '请先放回原来的 secrets.json 或 MASTER_SECRET。'
      }密钥确已遗失的，加 --secret-lost：其余内容照常恢复，加密的个人信息和动态口令不再保留。`,
      en: `The backup was encrypted with another master secret; nothing was restored. ${
        heldSecret
          ? 'It holds that secret: add --with-secrets to restore it too (without MASTER_SECRET set).'
          : 'Put back the former secrets.json or MASTER_SECRET first.'
      } If the secret is lost for good, add --secret-lost: all else is restored; encrypted personal data and second factors are given up.`,
    }),
  );
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

async function holdsDemonstration(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT 1 FROM public.organization WHERE parent_id IS NULL AND demonstration LIMIT 1',
  );
  return rowCount === 1;
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
