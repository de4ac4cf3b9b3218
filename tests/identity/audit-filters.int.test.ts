import { beforeAll, describe, expect, it } from 'vitest';
import { auditQueryOf } from '~/http/audit-query.ts';
import { auditEntries, auditPage } from '~/identity/queries/audit-page.server.ts';
import { newId } from '~/platform/id.ts';
import { sql } from '~/platform/db.ts';
import { createWorld, type TestAccount, type World } from '~tests/support/world.ts';

let w: World;
let unitA: TestAccount;
let unitB: TestAccount;
const request = newId();
const subject = newId();

/** One entry of a day, at an hour of China Standard Time. */
async function entry(
  n: number,
  action: string,
  who: TestAccount | null,
  over: { day: string; organization?: string; subject?: string; request?: string; result?: string },
): Promise<void> {
  await sql.query(
    `INSERT INTO journal.audit_entry (id, at, actor_id, action, subject_type, subject_id, organization_id, root_id, result, request_id, detail)
     VALUES ($1, $2, $3, $4, 'account', $5, $6, $7, $8, $9, $10)`,
    [
      newId(),
      over.day,
      who?.accountId ?? null,
      action,
      over.subject ?? null,
      over.organization ?? null,
      w.root.id,
      over.result ?? 'ok',
      over.request ?? null,
      JSON.stringify({ n }),
    ],
  );
}

beforeAll(async () => {
  w = await createWorld();
  [unitA, unitB] = [w.as('ORG_ADMIN', 'unitA'), w.as('ORG_ADMIN', 'unitB')];
  await entry(1, 'grant.give', unitA, { day: '2025-03-01T00:00:00+08', organization: w.unitA.id, subject });
  await entry(2, 'grant.take', unitA, { day: '2025-03-01T23:59:59+08', organization: w.branchA.id });
  await entry(3, 'grant.give', unitB, { day: '2025-03-02T00:00:00+08', organization: w.unitB.id, request });
  await entry(4, 'sign-in.succeed', unitA, { day: '2025-03-03T09:00:00+08' });
  await entry(5, 'sign-in.refuse', unitB, { day: '2025-03-04T09:00:00+08', result: 'refused' });
  await entry(6, 'grants_x', null, { day: '2025-03-05T09:00:00+08', result: 'failed' });
});

/** The entries that a filter in the address lets through, on the page and in the export, the oldest first. */
async function shown(
  address: string,
  { auditor = w.as('AUDIT_ADMIN', 'root'), days = 'from=2025-03-01&until=2025-03-31', day = '2026-01-01' } = {},
): Promise<unknown[]> {
  const query = auditQueryOf(new URLSearchParams(`${days}&${address}`), day);
  const { rows } = await auditPage(auditor.actor, query, null);
  const exported = [];
  for await (const some of auditEntries(auditor.actor, query, 2)) exported.push(...some);
  expect(exported.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  return rows.map(({ detail }) => detail['n']).toReversed();
}

describe('the filters of the journal', () => {
  it('show everything of the days in the authority’s zone, both ends included', async () => {
    expect(await shown('')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await shown('', { days: 'from=2025-03-01&until=2025-03-01' })).toEqual([1, 2]);
    expect(await shown('', { days: 'from=2025-03-02&until=2025-03-03' })).toEqual([3, 4]);
    expect(await shown('', { days: 'until=2025-03-02' })).toEqual([1, 2, 3]);
  });

  it('ask who did it, by number or by a part of the name', async () => {
    expect(await shown(`q=${unitA.accountNumber}`)).toEqual([1, 2, 4]);
    expect(await shown(`q=${unitB.accountNumber.toUpperCase()}`)).toEqual([3, 5]);
    expect(await shown('q=nobody-of-this-name')).toEqual([]);
  });

  it('ask what was done, by the beginning of its code', async () => {
    expect(await shown('action=grant')).toEqual([1, 2, 3, 6]);
    expect(await shown('action=grant.give')).toEqual([1, 3]);
    expect(await shown('action=grant_')).toEqual([]);
    expect(await shown('action=%25')).toEqual([]);
  });

  it('ask to whom or what, by the subject or the request', async () => {
    expect(await shown(`subject=${subject}`)).toEqual([1]);
    expect(await shown(`subject=${request}`)).toEqual([3]);
  });

  it('ask how it ended', async () => {
    expect(await shown('result=refused')).toEqual([5]);
    expect(await shown('result=failed')).toEqual([6]);
  });

  it('look for an organization in the last ninety days, unless a beginning is asked for', async () => {
    const within = `within=${w.root.id}`;
    expect(await shown(within, { days: '', day: '2025-05-30' })).toEqual([1, 2, 3, 4, 5]);
    expect(await shown(within, { days: '', day: '2025-05-31' })).toEqual([3, 4, 5]);
    expect(await shown(within, { days: 'until=2025-03-03', day: '2026-01-01' })).toEqual([1, 2, 3, 4]);
    expect(await shown(within, { days: 'from=2025-01-01&until=2025-12-31' })).toEqual([1, 2, 3, 4, 5]);
    expect(auditQueryOf(new URLSearchParams(within), '2025-05-31').from).toBe('2025-03-02');
    expect(auditQueryOf(new URLSearchParams('action=grant'), '2025-05-31').from).toBeNull();
  });

  it('know no other value: nobody is shown everything under the heading of a few', async () => {
    for (const query of ['result=nonsense', 'from=yesterday', 'until=2026-02-30', 'within=here'])
      await expect(shown(query, { days: '' })).rejects.toMatchObject({ status: 404 });
  });

  it('ask where: in an organization and below, and what its people did where an entry names none', async () => {
    expect(await shown(`within=${w.unitA.id}`)).toEqual([1, 2, 4]);
    expect(await shown(`within=${w.branchA.id}`)).toEqual([2]);
    expect(await shown(`within=${w.unitB.id}`)).toEqual([3, 5]);
    expect(await shown(`within=${w.root.id}`)).toEqual([1, 2, 3, 4, 5]);
    expect(await shown(`within=${newId()}`)).toEqual([]);
  });

  it('are asked together, and never beyond the auditor’s own subtree', async () => {
    expect(await shown(`within=${w.unitA.id}&action=grant&q=${unitA.accountNumber}`)).toEqual([1, 2]);
    const auditor = w.as('AUDIT_ADMIN', 'unitA');
    expect(await shown('', { auditor })).toEqual([1, 2, 4]);
    expect(await shown(`within=${w.unitB.id}`, { auditor })).toEqual([]);
  });
});
