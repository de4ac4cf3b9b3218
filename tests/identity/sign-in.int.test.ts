import { beforeAll, describe, expect, it } from 'vitest';
import { countSignInFailure } from '~/identity/commands/count-sign-in-failure.server.ts';
import { forgetOldFailures } from '~/identity/commands/forget-old-failures.server.ts';
import { rescueAccount } from '~/identity/commands/rescue-account.server.ts';
import { signIn } from '~/identity/commands/sign-in.server.ts';
import { setAccountDisabled } from '~/identity/commands/administer-account.server.ts';
import { sessionsPage } from '~/identity/queries/sessions-page.server.ts';
import { viewerOfSession } from '~/identity/queries/viewer.server.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { hashPassword } from '~/platform/password-hash.ts';
import { newDevice } from '~tests/support/device.ts';
import { createAccount, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

const PASSWORD = 'Right-horse-7';
const at = new Date();
const minutes = (n: number): Date => new Date(at.getTime() + n * 60_000);
let world: World;
let hash: string;

beforeAll(async () => {
  world = await createWorld();
  hash = await hashPassword(PASSWORD);
});

async function person(): Promise<TestAccount> {
  const account = await createAccount(world.unitA, world.root.id, 'CADRE');
  await sql.query(`UPDATE account SET password_hash = $2 WHERE id = $1`, [account.accountId, hash]);
  return account;
}
const tryPassword = (account: TestAccount, password: string, device = newDevice(), when = at) =>
  signIn({ accountNumber: account.accountNumber, password }, device, when);

/** Failures that are counted as at the sign-in page, without the quarter of a second that each hash takes there. */
async function failTimes(account: TestAccount, count: number, device: ReturnType<typeof newDevice>): Promise<void> {
  const who = { id: account.accountId, rootId: world.root.id };
  for (let n = 0; n < count; n += 1)
    await inSqlTransaction((tx) => countSignInFailure(tx, account.accountNumber, who, 'password', device, at));
}
const journal = (subjectId: string) =>
  sql.query<{ action: string; result: string; detail: Record<string, string> }>(
    `SELECT action, result, detail FROM journal.audit_entry WHERE subject_id = $1 OR actor_id::text = $1 ORDER BY at, id`,
    [subjectId],
  );

describe('signing in', () => {
  it('opens a session for the right password, however the number was typed, and writes both in the journal', async () => {
    const account = await person();
    const typed = ` ${account.accountNumber.toUpperCase().replace('T', 'Ｔ')} `;
    const answer = await signIn({ accountNumber: typed, password: PASSWORD }, newDevice(), at);
    expect(answer).toMatchObject({ ok: true, accountId: account.accountId });
    const viewer = answer.ok ? await viewerOfSession(answer.sessionId, 'r', at) : null;
    expect(viewer?.actor.displayName).toBe(account.actor.displayName);
    expect((await journal(account.accountId)).map((entry) => entry.action)).toEqual(['sign-in.succeed']);
  });

  it('tells a wrong password and an unknown number apart by nothing', async () => {
    const account = await person();
    const known = await tryPassword(account, 'wrong');
    const unknown = await signIn({ accountNumber: 'nobody-here', password: 'wrong' }, newDevice(), at);
    expect(known).toEqual(unknown);
    expect(known).toEqual({ ok: false, reason: 'wrong', left: 4 });
  });

  it('records each failure without the password, also for a number that nobody has', async () => {
    const account = await person();
    await tryPassword(account, 'my-secret-typo');
    const entries = await journal(account.accountId);
    expect(entries).toMatchObject([{ action: 'sign-in.refuse', result: 'refused', detail: { reason: 'wrong' } }]);
    expect(JSON.stringify(entries)).not.toContain('my-secret-typo');
    const before = await sql.query(`SELECT 1 FROM journal.audit_entry WHERE action = 'sign-in.refuse'`);
    await signIn({ accountNumber: 'nobody-at-all', password: 'x' }, newDevice(), at);
    const after = await sql.query(`SELECT 1 FROM journal.audit_entry WHERE action = 'sign-in.refuse'`);
    expect(after.length).toBe(before.length + 1);
  });
});

describe('the lock after five failures', () => {
  it('rests account and device together for ten minutes, the right password included', async () => {
    const [account, device] = [await person(), newDevice()];
    await failTimes(account, 3, device);
    expect(await tryPassword(account, 'wrong', device)).toEqual({ ok: false, reason: 'wrong', left: 1 });
    expect(await tryPassword(account, 'wrong', device)).toEqual({ ok: false, reason: 'locked', until: minutes(10) });
    expect(await tryPassword(account, PASSWORD, device, minutes(9))).toMatchObject({ reason: 'locked' });
    expect(await tryPassword(account, PASSWORD, device, minutes(11))).toMatchObject({ ok: true });
  });

  it('does not keep the person out on their own device', async () => {
    const [account, own] = [await person(), newDevice()];
    expect(await tryPassword(account, PASSWORD, own)).toMatchObject({ ok: true });
    for (let n = 0; n < 12; n += 1) await failTimes(account, 5, newDevice());
    expect(await tryPassword(account, PASSWORD, own)).toMatchObject({ ok: true });
  });

  it('makes a browser that throws its mark away wait after fifty failures, and nobody at another address', async () => {
    const account = await person();
    for (let n = 0; n < 50; n += 1) await failTimes(account, 1, newDevice());
    expect(await tryPassword(account, PASSWORD, newDevice())).toMatchObject({ reason: 'locked' });
    // The hall's computer, at which this person never sat before.
    expect(await tryPassword(account, PASSWORD, newDevice('Hall', '198.51.100.7'))).toMatchObject({ ok: true });
    const rows = await sql.query<{ key: string }>(`SELECT device_key AS key FROM sign_in_failure`);
    expect(rows.filter(({ key }) => key.includes('192.0.2.1'))).toEqual([]);
  });

  it('holds for an attempt that was under way when the fifth failure came', async () => {
    // Which of the two comes first is the machine's affair; where the failure does, the attempt must not count.
    await expect
      .poll(async () => {
        const [account, device] = [await person(), newDevice()];
        await failTimes(account, 4, device);
        const underWay = tryPassword(account, PASSWORD, device);
        await failTimes(account, 1, device);
        return underWay;
      })
      .toMatchObject({ ok: false, reason: 'locked' });
  });

  it('lets go of counts after a day', async () => {
    const account = await person();
    await failTimes(account, 1, newDevice());
    expect(await forgetOldFailures(minutes(23 * 60))).toBe(0);
    expect(await forgetOldFailures(minutes(25 * 60))).toBeGreaterThan(0);
  });

  it('is taken off by an officer, on every device, and the journal names who did it', async () => {
    const [account, device] = [await person(), newDevice()];
    await failTimes(account, 5, device);
    const officer = world.as('EXAM_OFFICER', 'unitA');
    expect(await rescueAccount(officer.actor, account.accountId, 'unlock', at)).toMatchObject({ ok: true });
    expect(await tryPassword(account, PASSWORD, device)).toMatchObject({ ok: true });
    const entries = await sql.query(
      `SELECT 1 FROM journal.audit_entry WHERE action = 'account.unlock' AND actor_id = $1 AND subject_id = $2`,
      [officer.accountId, account.accountId],
    );
    expect(entries).toHaveLength(1);
  });
});

describe('the slip of a test morning', () => {
  const slipFor = async (account: TestAccount): Promise<string> => {
    const answer = await rescueAccount(world.as('INVIGILATOR', 'unitA').actor, account.accountId, 'slip', at);
    return (answer.ok && answer.code) || '';
  };

  it('gets the person in once, past a lock, without a change of password', async () => {
    const [account, device] = [await person(), newDevice()];
    await sql.query(`UPDATE account SET must_change_password = true WHERE id = $1`, [account.accountId]);
    await failTimes(account, 5, device);
    const code = await slipFor(account);
    const answer = await tryPassword(account, code.toLowerCase().replace('-', ' '), device);
    expect(answer).toMatchObject({ ok: true });
    const viewer = answer.ok ? await viewerOfSession(answer.sessionId, 'r', at) : null;
    expect(viewer).toMatchObject({ method: 'slip', mustChangePassword: false });
    expect(await tryPassword(account, code, device)).toMatchObject({ ok: false, reason: 'wrong' });
    expect(await tryPassword(account, PASSWORD, device)).toMatchObject({ ok: true });
  });

  it('also opens an account that was never activated, and none that is disabled', async () => {
    const [fresh, gone] = [await person(), await person()];
    await sql.query(`UPDATE account SET status = 'PENDING', password_hash = NULL WHERE id = $1`, [fresh.accountId]);
    expect(await tryPassword(fresh, await slipFor(fresh))).toMatchObject({ ok: true });
    const code = await slipFor(gone);
    await setAccountDisabled(world.as('SYS_ADMIN', 'root').actor, gone.accountId, true, at);
    expect(await tryPassword(gone, code)).toMatchObject({ ok: false, reason: 'disabled' });
  });

  it('ends after two hours', async () => {
    const account = await person();
    const code = await slipFor(account);
    expect(await tryPassword(account, code, newDevice(), minutes(121))).toMatchObject({ ok: false });
  });
});

describe('how long a sign-in lasts', () => {
  const signedIn = async (account: TestAccount): Promise<string> => {
    const answer = await tryPassword(account, PASSWORD);
    return answer.ok ? answer.sessionId : '';
  };

  it('rests thirty minutes for a learner', async () => {
    const session = await signedIn(await person());
    expect(await viewerOfSession(session, 'r', minutes(29))).not.toBeNull();
    const other = await signedIn(await person());
    expect(await viewerOfSession(other, 'r', minutes(31))).toBeNull();
  });

  it('rests ten minutes for an administrator', async () => {
    const admin = await createAccount(world.unitA, world.root.id, 'ORG_ADMIN');
    await sql.query(`UPDATE account SET password_hash = $2 WHERE id = $1`, [admin.accountId, hash]);
    const session = await signedIn(admin);
    expect(await viewerOfSession(session, 'r', minutes(11))).toBeNull();
  });

  it('is listed while it lets the person in, and no longer', async () => {
    const account = await person();
    const session = await signedIn(account);
    const listed = async (when: Date) => (await sessionsPage(account.actor, session, when)).map((row) => row.id);
    expect(await listed(minutes(29))).toEqual([session]);
    expect(await listed(minutes(31))).toEqual([]);
  });

  it('neither rests nor ends while a sitting runs', async () => {
    const account = await person();
    const [own, elsewhere] = [await signedIn(account), await signedIn(await person())];
    await sql.query(
      `INSERT INTO attempt (id, kind, root_id, account_id, organization_id, policy_version_id, seed, paper, started_at, month, deadline_at, writer_token)
       VALUES (gen_random_uuid(), 'OFFICIAL', $2, $1, $2, gen_random_uuid(), 's', '{}', now(), current_date, now() + interval '1 day', 't')`,
      [account.accountId, world.root.id],
    );
    expect(await viewerOfSession(own, 'r', minutes(45))).not.toBeNull();
    expect(await viewerOfSession(own, 'r', minutes(13 * 60))).not.toBeNull();
    expect(await viewerOfSession(elsewhere, 'r', minutes(45))).toBeNull();
    await sql.query(`UPDATE attempt SET status = 'SUBMITTED' WHERE account_id = $1`, [account.accountId]);
    expect(await viewerOfSession(own, 'r', minutes(14 * 60))).toBeNull();
  });

  it('ends when the account is disabled', async () => {
    const account = await person();
    const session = await signedIn(account);
    await setAccountDisabled(world.as('SYS_ADMIN', 'root').actor, account.accountId, true, at);
    expect(await viewerOfSession(session, 'r', minutes(1))).toBeNull();
  });
});
