import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { sealAudit } from '~/identity/commands/seal-audit.server.ts';
import { verifyAuditChain } from '~/identity/queries/verify-audit-chain.server.ts';
import { audit } from '~/platform/audit.ts';
import { closeDatabase, inSqlTransaction, sql } from '~/platform/db.ts';
import { masterSecret } from '~/platform/installation.ts';
import { backUp } from '../../app/server/back-up.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { connected, contentOf } from '../support/database-content.ts';
import { createWorld, type World } from '../support/world.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia restore '));
const file = path.join(folder, 'copy.gz');
const source = process.env['DATABASE_OWNER_URL'] ?? '';
let world: World;
let target: TestDatabase;

beforeAll(async () => {
  world = await createWorld();
  await sql.query(
    `INSERT INTO journal.outbox (topic, payload) SELECT 'fact:test', jsonb_build_object('n', n, 'text', repeat('文', 50)) FROM generate_series(1, 20000) n`,
  );
  await sealAudit();
  await connected(source, (client) => backUp(client, { file }));
});
beforeEach(makeTarget);
afterEach(() => target.drop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is there now: another state of the same platform. */
async function makeTarget(): Promise<void> {
  target = await createTestDatabase();
  await connected(target.ownerUrl, (client) =>
    client.query(
      `INSERT INTO organization (id, root_id, path, depth, code, name)
       SELECT id, id, '/now/', 0, 'NOW', '现在的单位' FROM (SELECT gen_random_uuid() AS id) AS made`,
    ),
  );
}

const startRestore = ({ url, ownerUrl }: { url: string; ownerUrl: string } = target) =>
  spawn(process.execPath, ['--import', 'tsx', 'app/server/restore.ts', file, '--replace'], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      DATABASE_OWNER_URL: ownerUrl,
      DATA_DIR: path.join(folder, 'data'),
      MASTER_SECRET: masterSecret(),
      LC_ALL: 'en_US',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** What the restore is doing in its database: its last statement; null when it is not there. */
async function statementOf(watcher: pg.Client): Promise<string | null> {
  const { rows } = await watcher.query<{ query: string }>(
    `SELECT query FROM pg_stat_activity WHERE datname = $1 AND application_name = 'hangjia-owner'`,
    [target.name],
  );
  return rows[0]?.query ?? null;
}

/** Starts a restore and kills it at that statement, if it is seen there. */
async function killRestoreAt(statement: RegExp): Promise<void> {
  const other = new URL(target.superuserUrl);
  other.pathname = '/postgres';
  await connected(other.href, async (watcher) => {
    const restore = startRestore();
    const exit = once(restore, 'exit');
    while (restore.exitCode === null && !statement.test((await statementOf(watcher)) ?? ''));
    restore.kill('SIGKILL');
    expect([0, 'SIGKILL']).toContain((await exit).find((end) => end !== null));
    while ((await statementOf(watcher)) !== null);
  });
}

it.each([
  ['tables are made anew', /_prisma_migrations/],
  ['rows are loaded', /^COPY public\.|^COPY journal\.outbox /],
  ['keys are put back', /ADD CONSTRAINT/],
])('killed while %s, it leaves the database as it was; begun again, it replaces it', async (_moment, statement) => {
  let before = await contentOf(target.superuserUrl);
  await killRestoreAt(statement);
  // Where the machine let us look too late, all was done by then: once more, on what was there before it.
  while (isDeepStrictEqual(await contentOf(target.superuserUrl), await contentOf(source))) {
    await target.drop();
    await makeTarget();
    before = await contentOf(target.superuserUrl);
    await killRestoreAt(statement);
  }
  expect(await contentOf(target.superuserUrl)).toEqual(before);

  const again = startRestore();
  expect(await once(again, 'exit')).toEqual([0, null]);
  expect(await contentOf(target.superuserUrl)).toEqual(await contentOf(source));
});

it('brings a journal whose chain still proves what it proved', async () => {
  const auditor = world.as('AUDIT_ADMIN', 'root').actor;
  const was = await verifyAuditChain(auditor, new Date());
  expect(was).toMatchObject({ broken: null, unsealed: 0 });
  await inSqlTransaction((tx) => audit(tx, auditor, { action: 'test.write' }));
  await sealAudit();
  await closeDatabase();
  const restore = startRestore({ url: process.env['DATABASE_URL'] ?? '', ownerUrl: source });
  expect(await once(restore, 'exit')).toEqual([0, null]);

  expect(await verifyAuditChain(auditor, new Date())).toEqual(was);
  await sealAudit();
  // The one that the restore wrote itself.
  expect(await verifyAuditChain(auditor, new Date())).toMatchObject({ broken: null, checked: was.checked + 1 });
});
