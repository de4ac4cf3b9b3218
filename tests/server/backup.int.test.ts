import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { masterSecret } from '~/platform/installation.ts';
import { backUp, tablesWithColumns } from '../../app/server/back-up.ts';
import { deployMigrations } from '../../app/server/deploy-migrations.ts';
import { readMigrations } from '../../app/server/migration-files.ts';
import { restoreBackup } from '../../app/server/restore-backup.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { connected, contentOf } from '../support/database-content.ts';
import { createWorld } from '../support/world.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia backup '));
const file = path.join(folder, 'copy.gz');
const source = process.env['DATABASE_OWNER_URL'] ?? '';
let target: TestDatabase;

beforeAll(async () => {
  await createWorld();
  // What text formats trip over, and what stands in partitions of other months.
  const awkward = 'tab\t, newline\n, back\\slash, \\., \\N, "quotes", 𠮷 and 王\u3000某';
  await sql.query(
    `INSERT INTO journal.outbox (topic, payload) SELECT 'fact:test', jsonb_build_object('n', n, 'text', $1::text) FROM generate_series(1, 2000) n`,
    [awkward],
  );
  await sql.query(`SELECT journal.ensure_partitions('2031-01-01', 1)`);
  await sql.query(
    `INSERT INTO journal.audit_entry (at, id, action) SELECT '2031-01-05', gen_random_uuid(), 'test' FROM generate_series(1, 10)`,
  );
  await sql.query(`UPDATE account SET display_name = $1 WHERE id = (SELECT id FROM account LIMIT 1)`, [awkward]);
});
beforeEach(async () => {
  target = await createTestDatabase('template0');
});
afterEach(() => target.drop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const restore = (more: object = {}) =>
  restoreBackup({ file, ownerUrl: target.ownerUrl, applicationUrl: target.url, ...more });

it('brings every row, sequence, key and trigger back, and the rights of the application', async () => {
  await connected(source, (client) => backUp(client, { file }));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const before = await contentOf(source);
  expect(Object.values(before.tables).filter((text) => !text.startsWith('0 ')).length).toBeGreaterThan(6);

  expect(await restore()).toMatchObject({ newSecret: undefined });
  expect(await contentOf(target.superuserUrl)).toEqual(before);
  const told = await connected(target.ownerUrl, (client) =>
    client.query(`SELECT detail FROM journal.audit_entry WHERE action = 'installation.restore-backup'`),
  );
  expect(told.rows).toEqual([{ detail: { rows: expect.any(Number), backupOf: expect.stringMatching(/^20/) } }]);

  await connected(target.url, async (application) => {
    await application.query(`INSERT INTO journal.outbox (topic, payload) VALUES ('fact:test', '{}')`);
    const { rows } = await application.query(
      `SELECT count(*)::int AS rows, count(DISTINCT id)::int AS ids FROM journal.outbox`,
    );
    expect(rows).toEqual([{ rows: 2001, ids: 2001 }]);
    await expect(application.query('DELETE FROM journal.audit_entry')).rejects.toThrow(/permission denied/);
  });
});

it('copies one moment, whatever is written meanwhile', async () => {
  const writing = { goesOn: true };
  const writer = (async () => {
    while (writing.goesOn) {
      await sql.query(`WITH o AS (INSERT INTO journal.outbox (topic, payload) VALUES ('fact:pair', '{}') RETURNING id, payload)
        INSERT INTO journal.outbox_delivery (outbox_id, subscriber, payload) SELECT id, 'pair', payload FROM o`);
    }
  })();
  await connected(source, (client) => backUp(client, { file }));
  writing.goesOn = false;
  await writer;
  await restore();
  await connected(target.ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT (SELECT count(*) FROM journal.outbox WHERE topic = 'fact:pair') = (SELECT count(*) FROM journal.outbox_delivery) AS whole`,
    );
    expect(rows).toEqual([{ whole: true }]);
  });
});

it('goes into a later version: its own migrations first, its rows, then the rest', async () => {
  await connected(source, (client) => backUp(client, { file }));
  const statement = 'ALTER TABLE account ADD COLUMN later text; UPDATE account SET later = account_number;';
  const later = {
    name: '29990101000000_later',
    sql: statement,
    checksum: createHash('sha256').update(statement).digest('hex'),
  };
  await restore({ migrations: [...readMigrations(), later] });
  await connected(target.ownerUrl, async (client) => {
    const { rows } = await client.query('SELECT bool_and(later = account_number) AS done FROM account');
    expect(rows).toEqual([{ done: true }]);
  });
});

it('refuses to overwrite data unless told to, and then saves it first', async () => {
  await connected(source, (client) => backUp(client, { file }));
  await restore();
  await connected(target.ownerUrl, (client) => client.query(`UPDATE account SET display_name = '后来改的'`));
  await expect(restore()).rejects.toThrow(/--replace/);

  const saved = path.join(folder, 'before.gz');
  await restore({ replaceAfterBackupTo: saved });
  expect(await contentOf(target.superuserUrl)).toEqual(await contentOf(source));
  expect(gunzipSync(readFileSync(saved)).toString()).toContain('后来改的');
});

it('touches nothing for the sake of a file that is cut off, damaged or of another make', async () => {
  await connected(source, (client) => backUp(client, { file }));
  await restore();
  const before = await contentOf(target.superuserUrl);
  const whole = readFileSync(file);
  const damaged = Buffer.from(whole);
  const middle = Math.floor(whole.length / 2);
  damaged.fill(0, middle, middle + 64);
  const replaceAfterBackupTo = path.join(folder, 'unused.gz');
  for (const content of [whole.subarray(0, middle), damaged, Buffer.from('not a backup')]) {
    writeFileSync(file, content);
    await expect(restore({ replaceAfterBackupTo })).rejects.toThrow(/备份|backup/);
    expect(await contentOf(target.superuserUrl)).toEqual(before);
  }
});

it('leaves everything as it was when a row in the middle does not fit', async () => {
  await connected(source, (client) => backUp(client, { file }));
  await restore();
  const before = await contentOf(target.superuserUrl);
  const text = gunzipSync(readFileSync(file)).toString('latin1');
  const [row = ''] = /(?<="public\.account"[^\n]*\n)[^\t\n]+/.exec(text) ?? [];
  expect(row).toMatch(/^[\da-f-]{36}$/);
  for (const unfit of ['no id', randomUUID()]) {
    const broken = text.replaceAll(row, unfit).replace(/"rows":\d+\}\n$/, unfit === 'no id' ? '$&' : '"rows":1}\n');
    writeFileSync(file, gzipSync(Buffer.from(broken, 'latin1')));
    await expect(restore({ replaceAfterBackupTo: path.join(folder, 'saved.gz') })).rejects.toThrow(/uuid|rows/);
    expect(await contentOf(target.superuserUrl)).toEqual(before);
  }
});

it('brings a row of many megabytes back', async () => {
  await sql.query(
    `INSERT INTO file_content (sha256, bytes) SELECT repeat('a', 64), decode(repeat(md5('x'), 500000), 'hex')`,
  );
  await connected(source, (client) => backUp(client, { file }));
  await restore();
  expect(await contentOf(target.superuserUrl)).toEqual(await contentOf(source));
  await sql.query(`DELETE FROM file_content WHERE sha256 = repeat('a', 64)`);
});

it('keeps the record of migrations as Prisma does', async () => {
  await connected(source, (client) => backUp(client, { file }));
  await restore();
  const record = (url: string) =>
    connected(url, async (client) => {
      const columns = await client.query(
        `SELECT column_name, data_type, character_maximum_length, is_nullable, column_default FROM information_schema.columns
         WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`,
      );
      const rows = await client.query(
        `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at, applied_steps_count
         FROM _prisma_migrations ORDER BY 1`,
      );
      return { columns: columns.rows, rows: rows.rows };
    });
  expect(await record(target.ownerUrl)).toEqual(await record(source));
  expect(await deployMigrations({ ownerUrl: target.ownerUrl, applicationUrl: target.url })).toEqual([]);
});

it('refuses while the platform uses the database', async () => {
  await connected(source, (client) => backUp(client, { file }));
  const web = new pg.Client({ connectionString: target.superuserUrl, application_name: 'hangjia' });
  await web.connect();
  await expect(restore()).rejects.toThrow(/停止|stop/);
  await web.end();
});

it('holds the master secret only when asked', async () => {
  await connected(source, (client) => backUp(client, { file }));
  expect(gunzipSync(readFileSync(file)).includes(masterSecret())).toBe(false);
  await connected(source, (client) => backUp(client, { file, withSecrets: true }));
  expect(gunzipSync(readFileSync(file)).includes(masterSecret())).toBe(true);
});

/** The backup as a machine with another secret would have made it. */
function asFromAnotherMachine(): void {
  const text = gunzipSync(readFileSync(file)).toString('latin1');
  const other = text.replace(/"secretFingerprint":"[0-9a-f]+"/, '"secretFingerprint":"0011223344556677"');
  writeFileSync(file, gzipSync(Buffer.from(other, 'latin1')));
}

it('restores nothing that was encrypted with another secret, until the person says what to do', async () => {
  await sql.query(`UPDATE cadre SET phone_cipher = '\\x01', phone_blind = 'x'`);
  await sql.query(`UPDATE account SET totp_secret = '\\x01', totp_confirmed_at = now()`);
  await connected(source, (client) => backUp(client, { file }));
  asFromAnotherMachine();
  await expect(restore()).rejects.toThrow(/secrets\.json/);
  await expect(restore({ otherSecret: 'take-from-backup' })).rejects.toThrow(/secrets\.json/);
  expect(await connected(target.superuserUrl, (client) => tablesWithColumns(client))).toEqual([]);

  expect(await restore({ otherSecret: 'lost' })).toMatchObject({ newSecret: undefined });
  await connected(target.ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM cadre) > 0 AS people, (SELECT count(*)::int FROM cadre WHERE phone_cipher IS NOT NULL) AS phones,
              (SELECT count(*)::int FROM account WHERE totp_secret IS NOT NULL) AS factors`,
    );
    expect(rows).toEqual([{ people: true, phones: 0, factors: 0 }]);
  });
});

it('gives the secret along where the backup holds it and the person wants it', async () => {
  await connected(source, (client) => backUp(client, { file, withSecrets: true }));
  asFromAnotherMachine();
  await expect(restore()).rejects.toThrow(/--with-secrets/);
  expect(await restore({ otherSecret: 'take-from-backup' })).toMatchObject({ newSecret: masterSecret() });
});
