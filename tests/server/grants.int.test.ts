import { createPostgresBackend, withBackend } from 'bullmq';
import { expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { deployMigrations } from '../../app/server/deploy-migrations.ts';

const { Queue } = withBackend(createPostgresBackend);

it('lets the application add to the audit journal but never change or remove', async () => {
  await sql.query(
    `INSERT INTO journal.audit_entry (id, action) VALUES ('01980000-0000-7000-8000-000000000001', 'grants.test')`,
  );
  expect(await sql.query('SELECT action FROM journal.audit_entry')).toEqual([{ action: 'grants.test' }]);
  for (const statement of [
    `UPDATE journal.audit_entry SET action = 'other'`,
    'DELETE FROM journal.audit_entry',
    'TRUNCATE journal.audit_entry',
    'DELETE FROM journal.audit_entry_rest',
    'DELETE FROM journal.answer_event',
    'DELETE FROM public._prisma_migrations',
    'CREATE TABLE public.mine (id int)',
    'ALTER TABLE public.account DISABLE TRIGGER ALL',
  ]) {
    await expect(sql.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
  }
});

it('lets the application use the outbox, the queue and every table of public', async () => {
  await sql.query(`INSERT INTO journal.outbox (topic, payload) VALUES ('fact:test', '{}')`);
  await sql.query('UPDATE journal.outbox SET relayed_at = now()');
  await sql.query('DELETE FROM journal.outbox');
  const missing = await sql.query(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables
     WHERE schemaname IN ('public', 'bullmq') AND tablename <> '_prisma_migrations'
       AND NOT has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT, INSERT, UPDATE, DELETE')`,
  );
  expect(missing).toEqual([]);
});

it('lets the application give a queue its own numbers, and a later migration of the owner still runs', async () => {
  const queue = new Queue('numbered', { connection: { connectionString: process.env['DATABASE_URL'] ?? '' } });
  const { id } = await queue.add('job', {});
  expect(id).toBe('1');
  await queue.close();
  const urls = { ownerUrl: process.env['DATABASE_OWNER_URL'] ?? '', applicationUrl: process.env['DATABASE_URL'] ?? '' };
  expect(await deployMigrations(urls)).toEqual([]);
});

it('keeps the rights of tables that a later month or migration makes', async () => {
  await sql.query(`SELECT journal.ensure_partitions('2031-01-01', 1)`);
  await sql.query(
    `INSERT INTO journal.audit_entry (at, id, action) VALUES ('2031-01-05', '01980000-0000-7000-8000-000000000002', 'later')`,
  );
  await expect(sql.query('DELETE FROM journal.audit_entry_203101')).rejects.toThrow(/permission denied/);
});
