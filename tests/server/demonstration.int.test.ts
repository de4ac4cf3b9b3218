import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { requireMasterSecret } from '~/identity/commands/require-master-secret.server.ts';
import { sealAudit } from '~/identity/commands/seal-audit.server.ts';
import { verifyAuditChain } from '~/identity/queries/verify-audit-chain.server.ts';
import { sql } from '~/platform/db.ts';
import { masterSecret } from '~/platform/installation.ts';
import { tablesWithColumns } from '../../app/server/back-up.ts';
import { eraseDemonstration } from '../../app/server/erase-demonstration.ts';
import { createWorld } from '../support/world.ts';
import { AUTHORITY_DAY } from '../support/authority-day.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia-demonstration-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...given: string[]): void => {
  const done = spawnSync(process.execPath, ['--import', 'tsx', ...given], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: folder, NODE_ENV: 'production', MASTER_SECRET: masterSecret() },
  });
  if (done.status !== 0) throw new Error(done.stderr);
};

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** How many rows each table holds; the journal of what happened is not part of it. */
const sizes = (): Promise<Record<string, number>> =>
  asOwner(async (client) => {
    const found: Record<string, number> = {};
    for (const { name } of await tablesWithColumns(client)) {
      if (/^journal\.(audit|outbox)/.test(name) || name === 'public.number_series') continue;
      const { rows } = await client.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${name}`);
      found[name] = rows[0]?.rows ?? 0;
    }
    return found;
  });

// Two programs and a whole city: longer than other tests on a busy machine.
it('is erased whole, and nothing of a real authority with it', async () => {
  const audit = (await createWorld()).as('AUDIT_ADMIN', 'root').actor;
  await requireMasterSecret();
  run('app/server/load-content.ts');
  const before = await sizes();

  run('prisma/seed.ts', '--cadres', '60');
  const accounts = path.join(folder, 'demonstration-accounts.json');
  expect(statSync(accounts).mode & 0o777).toBe(0o600);
  const [first] = (JSON.parse(readFileSync(accounts, 'utf8')) as { accounts: Record<string, string>[] }).accounts;
  expect(Object.keys(first ?? {})).toEqual(
    expect.arrayContaining(['role', 'roleEn', 'name', 'accountNumber', 'password']),
  );
  const loaded = await sizes();
  expect(Object.keys(before).filter((table) => (loaded[table] ?? 0) > (before[table] ?? 0)).length).toBeGreaterThan(15);

  // Level one is under way in it: with the unit, with the authority, returned, and issued in the past.
  const applications = await sql.query<{ status: string }>(
    'SELECT DISTINCT status::text FROM certification_application ORDER BY 1',
  );
  expect(applications.map(({ status }) => status)).toEqual(
    expect.arrayContaining(['ISSUED', 'RETURNED', 'SUBMITTED', 'UNIT_APPROVED']),
  );
  expect(
    await sql.query(`SELECT 1 FROM certificate WHERE type = 'COMPETENCY' AND issued_on < ${AUTHORITY_DAY} - 20`),
  ).not.toEqual([]);
  await sealAudit();
  expect(await verifyAuditChain(audit, new Date())).toMatchObject({ broken: null, unsealed: 0 });

  expect(await asOwner(eraseDemonstration)).toBeGreaterThan(100);
  expect(await sizes()).toEqual(before);
  expect(await sql.query('SELECT 1 FROM organization WHERE demonstration')).toEqual([]);
  expect(await asOwner(eraseDemonstration)).toBe(0);
}, 240_000);
