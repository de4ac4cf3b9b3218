import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealAudit } from '~/identity/commands/seal-audit.server.ts';
import { auditEntries, auditPage } from '~/identity/queries/audit-page.server.ts';
import { verifyAuditChain } from '~/identity/queries/verify-audit-chain.server.ts';
import { audit } from '~/platform/audit.ts';
import { chainHash } from '~/platform/audit-hash.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { createWorld, type World } from '~tests/support/world.ts';

let world: World;
const everything = { from: null, until: null, action: '', actor: '', subject: '', within: null, result: null };

beforeAll(async () => {
  world = await createWorld();
});

const write = (count: number) =>
  inSqlTransaction(async (tx) => {
    for (let n = 0; n < count; n += 1)
      await audit(tx, world.as('ORG_ADMIN', 'unitA').actor, {
        action: 'test.write',
        organizationId: world.unitA.id,
        detail: { b: n, a: '内容', nested: ['x'] },
      });
  });
const verify = () => verifyAuditChain(world.as('AUDIT_ADMIN', 'root').actor, new Date());

/** Changes the journal as somebody could who owns the database and takes the guards off. */
async function asIntruder(statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: env.DATABASE_OWNER_URL });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica`).catch(() => undefined);
  await owner.query(
    `ALTER TABLE journal.audit_entry DISABLE TRIGGER ALL; ALTER TABLE journal.audit_chain DISABLE TRIGGER ALL`,
  );
  for (const { name } of (
    await owner.query(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'journal.audit_entry'::regclass`,
    )
  ).rows)
    await owner.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  await owner.query(statement);
  await owner.end();
}

describe('the chain of the journal', () => {
  it('seals every entry once, though two sealers run at the same moment', async () => {
    await write(25);
    await Promise.all([sealAudit(), sealAudit(), sealAudit()]);
    await sealAudit();
    const [counts] = await sql.query<{ entries: number; links: number }>(
      `SELECT (SELECT count(*)::int FROM journal.audit_entry) AS entries, (SELECT count(*)::int FROM journal.audit_chain) AS links`,
    );
    expect(counts?.links).toBe(counts?.entries);
    expect(await verify()).toMatchObject({ checked: counts?.entries, broken: null, unsealed: 0 });
  });

  it('seals an entry whose transaction ended after later ones were sealed', async () => {
    let finish = (): void => undefined;
    let slow: Promise<void> | undefined;
    await new Promise<void>((written) => {
      slow = inSqlTransaction(async (tx) => {
        await audit(tx, world.as('ORG_ADMIN', 'unitA').actor, { action: 'test.slow' });
        await new Promise<void>((resolve) => {
          finish = resolve;
          written();
        });
      });
    });
    await write(3);
    await sealAudit();
    const before = (await verify()).checked;
    finish();
    await slow;
    await sealAudit();
    expect((await verify()).checked).toBe(before + 1);
  });

  it('is exported with all that anybody needs to compute it again', async () => {
    const rows = [];
    for await (const some of auditEntries(world.as('AUDIT_ADMIN', 'root').actor, everything, 10)) rows.push(...some);
    expect(rows.length).toBeGreaterThan(25);
    const byNumber = rows.toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
    for (const [at, row] of byNumber.entries()) {
      expect(chainHash(row.previousHash ?? '', row)).toBe(row.hash);
      if (at > 0) expect(row.previousHash).toBe(byNumber[at - 1]?.hash);
    }
  });

  it('lets the application change nothing of it', async () => {
    await expect(sql.query(`UPDATE journal.audit_entry SET action = 'x'`)).rejects.toThrow();
    await expect(sql.query(`DELETE FROM journal.audit_chain`)).rejects.toThrow();
  });

  it('is read by the auditor of a unit only where it concerns the unit', async () => {
    const { rows } = await auditPage(world.as('AUDIT_ADMIN', 'unitA').actor, everything, null);
    expect(rows.length).toBeGreaterThan(0);
    const other = await auditPage(world.as('AUDIT_ADMIN', 'unitB').actor, everything, null);
    expect(other.rows).toEqual([]);
    await expect(auditPage(world.as('AUTHORITY_ADMIN', 'root').actor, everything, null)).rejects.toThrow('audit.read');
  });

  it('names the first entry that was changed, even by the owner of the database', async () => {
    const [third] = await sql.query<{ seq: number; id: string }>(
      `SELECT seq::int AS seq, entry_id AS id FROM journal.audit_chain ORDER BY seq OFFSET 9 LIMIT 1`,
    );
    await asIntruder(`UPDATE journal.audit_entry SET detail = '{"b": 99}' WHERE id = '${third?.id}'`);
    expect((await verify()).broken).toMatchObject({ seq: third?.seq, entryId: third?.id, reason: 'entry-changed' });
    await asIntruder(`DELETE FROM journal.audit_chain WHERE seq = 5`);
    expect((await verify()).broken).toMatchObject({ seq: 6, reason: 'gap' });
    await asIntruder(
      `DELETE FROM journal.audit_entry WHERE id = (SELECT entry_id FROM journal.audit_chain WHERE seq = 2)`,
    );
    expect((await verify()).broken).toMatchObject({ seq: 2, reason: 'entry-missing' });
  });
});
