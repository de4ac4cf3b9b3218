import { beforeAll, describe, expect, it } from 'vitest';
import { activateAccount } from '~/identity/commands/activate-account.server.ts';
import {
  assignRole,
  openAccount,
  setAccountDisabled,
  withdrawRole,
} from '~/identity/commands/administer-account.server.ts';
import { changePassword } from '~/identity/commands/change-password.server.ts';
import { moveOrganization } from '~/identity/commands/change-organization-tree.server.ts';
import { disableStaleAccounts } from '~/identity/commands/disable-stale-accounts.server.ts';
import { issueActivationCodes } from '~/identity/commands/issue-activation-codes.server.ts';
import { rescueAccount } from '~/identity/commands/rescue-account.server.ts';
import { isSetupOpen, issueSetupLink, setUpByLink } from '~/identity/commands/set-up-authority.server.ts';
import { signInDemonstration } from '~/identity/commands/sign-in-demonstration.server.ts';
import { signIn } from '~/identity/commands/sign-in.server.ts';
import { rescueSearch } from '~/identity/queries/rescue-search.server.ts';
import { viewerOfSession } from '~/identity/queries/viewer.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { newDevice } from '~tests/support/device.ts';
import { createAccount, createOrganization, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

const at = new Date();
const later = (days: number): Date => new Date(at.getTime() + days * 86_400_000);
let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const pending = async (unit: 'unitA' | 'unitB' = 'unitA'): Promise<TestAccount> => {
  const account = await createAccount(world[unit], world.root.id, 'CADRE');
  await sql.query(`UPDATE account SET status = 'PENDING' WHERE id = $1`, [account.accountId]);
  return account;
};

describe('activation codes', () => {
  it('open the account once, with a password that keeps the rules', async () => {
    const account = await pending();
    const { codes } = await issueActivationCodes(world.as('ORG_ADMIN', 'unitA').actor, world.unitA.id, at);
    const { code } = codes.find((one) => one.accountNumber === account.accountNumber) ?? { code: '' };
    const activate = (password: string, given = code) =>
      activateAccount({ accountNumber: account.accountNumber, code: given, password }, newDevice(), at);
    expect(await activate('Good-pass-2026', 'AAAAA-AAAAA')).toMatchObject({ ok: false, reason: 'wrong' });
    expect(await activate('short')).toMatchObject({ ok: false, reason: 'too-short' });
    expect(await activate('alllowercase')).toMatchObject({ ok: false, reason: 'too-few-classes' });
    expect(await activate('Good-pass-2026')).toMatchObject({ ok: true });
    expect(await activate('Good-pass-2027')).toMatchObject({ ok: false, reason: 'wrong' });
    const answer = await signIn({ ...account, password: 'Good-pass-2026' }, newDevice(), at);
    expect(answer).toMatchObject({ ok: true });
  });

  it('are refused after thirty days and kept as digests only', async () => {
    const account = await pending();
    const { codes } = await issueActivationCodes(world.as('ORG_ADMIN', 'unitA').actor, world.unitA.id, at);
    const { code } = codes.find((one) => one.accountNumber === account.accountNumber) ?? { code: '' };
    const given = { accountNumber: account.accountNumber, code, password: 'Good-pass-2026' };
    expect(await activateAccount(given, newDevice(), later(31))).toMatchObject({ ok: false, reason: 'expired' });
    const rows = await sql.query(`SELECT 1 FROM account WHERE activation_hmac LIKE '%' || $1 || '%'`, [code]);
    expect(rows).toEqual([]);
  });

  it('still open the account of somebody who came by a slip before, and of nobody who has a password', async () => {
    const account = await pending();
    const { codes } = await issueActivationCodes(world.as('ORG_ADMIN', 'unitA').actor, world.unitA.id, at);
    const { code } = codes.find((one) => one.accountNumber === account.accountNumber) ?? { code: '' };
    const slip = await rescueAccount(world.as('INVIGILATOR', 'unitA').actor, account.accountId, 'slip', at);
    const morning = await signIn({ ...account, password: (slip.ok && slip.code) || '' }, newDevice(), at);
    expect(morning).toMatchObject({ ok: true });
    const given = { accountNumber: account.accountNumber, code, password: 'Good-pass-2026' };
    expect(await activateAccount(given, newDevice(), at)).toMatchObject({ ok: true });
    expect(await activateAccount(given, newDevice(), at)).toMatchObject({ ok: false, reason: 'wrong' });
  });

  it('are made for one’s own subtree only', async () => {
    await pending('unitB');
    await expect(issueActivationCodes(world.as('ORG_ADMIN', 'unitA').actor, world.unitB.id, at)).rejects.toThrow(
      'accounts.activate',
    );
  });
});

describe('passwords', () => {
  it('end the other sign-ins when changed and may not be one of the last five', async () => {
    const account = await pending();
    const reset = await rescueAccount(world.as('SYS_ADMIN', 'root').actor, account.accountId, 'reset', at);
    const code = (reset.ok && reset.code) || '';
    const first = { accountNumber: account.accountNumber, code, password: 'Good-pass-2026' };
    const opened = await activateAccount(first, newDevice(), at);
    const elsewhere = await signIn({ ...account, password: 'Good-pass-2026' }, newDevice(), at);
    if (!opened.ok || !elsewhere.ok) throw new Error('not signed in');
    const session = { sessionId: opened.sessionId, method: 'activation' as const };
    const change = (current: string, next: string) =>
      changePassword(account.actor, session, { current, next }, newDevice(), at);
    expect(await change('wrong', 'Better-pass-27')).toMatchObject({ reason: 'wrong-current' });
    expect(await change('Good-pass-2026', 'Good-pass-2026')).toMatchObject({ reason: 'used-before' });
    expect(await change('Good-pass-2026', 'Better-pass-27')).toEqual({ ok: true });
    expect(await viewerOfSession(opened.sessionId, 'r', at)).not.toBeNull();
    expect(await viewerOfSession(elsewhere.sessionId, 'r', at)).toBeNull();
  });
});

describe('who may rescue whom', () => {
  const rescue = (who: TestAccount, whom: TestAccount) => rescueAccount(who.actor, whom.accountId, 'slip', at);

  it('an invigilator helps learners of the subtree, nobody with rights, nobody outside, not themselves', async () => {
    const invigilator = world.as('INVIGILATOR', 'unitA');
    expect(await rescue(invigilator, world.as('CADRE', 'unitA'))).toMatchObject({ ok: true });
    expect(await rescue(invigilator, world.as('ORG_ADMIN', 'unitA'))).toEqual({ ok: false, reason: 'holds-rights' });
    expect(await rescue(invigilator, world.as('SEC_ADMIN', 'unitA'))).toEqual({ ok: false, reason: 'holds-rights' });
    expect(await rescue(invigilator, invigilator)).toEqual({ ok: false, reason: 'self' });
    await expect(rescue(invigilator, world.as('CADRE', 'unitB'))).rejects.toThrow('accounts.rescue');
  });

  it('a system administrator helps everybody in the authority, the three powers only by a reset that they notice', async () => {
    const system = world.as('SYS_ADMIN', 'root');
    expect(await rescue(system, world.as('ORG_ADMIN', 'unitA'))).toMatchObject({ ok: true });
    expect(await rescue(system, world.as('AUDIT_ADMIN', 'unitA'))).toEqual({ ok: false, reason: 'separate-power' });
    const reset = await rescueAccount(system.actor, world.as('AUDIT_ADMIN', 'unitA').accountId, 'reset', at);
    expect(reset).toMatchObject({ ok: true });
  });
});

describe('the list at the door of a hall', () => {
  it('says of each person why no code may be handed out', async () => {
    const barOf = async (who: TestAccount, whom: TestAccount) =>
      (await rescueSearch(who.actor, whom.accountNumber)).find((row) => row.id === whom.accountId)?.bar;
    const [invigilator, system] = [world.as('INVIGILATOR', 'unitA'), world.as('SYS_ADMIN', 'root')];
    expect(await barOf(invigilator, world.as('CADRE', 'unitA'))).toBeNull();
    expect(await barOf(invigilator, world.as('CADRE', 'unitB'))).toBeUndefined();
    expect(await barOf(invigilator, invigilator)).toBe('self');
    expect(await barOf(invigilator, world.as('ORG_ADMIN', 'unitA'))).toBe('holds-rights');
    expect(await barOf(system, world.as('ORG_ADMIN', 'unitA'))).toBeNull();
    expect(await barOf(system, world.as('AUDIT_ADMIN', 'unitA'))).toBe('separate-power');
  });
});

describe('duties', () => {
  const give = (
    accountId: string,
    role: 'SYS_ADMIN' | 'AUDIT_ADMIN' | 'GRADER' | 'EXAM_OFFICER',
    where = world.unitA.id,
  ) => assignRole(world.as('SEC_ADMIN', 'root').actor, { accountId, role, organizationId: where }, at);

  it('are granted and taken away by a security administrator, and reach the next request', async () => {
    const account = await createAccount(world.unitA, world.root.id, 'CADRE');
    expect(await give(account.accountId, 'GRADER')).toEqual({ ok: true });
    expect(await give(account.accountId, 'GRADER')).toEqual({ ok: false, reason: 'held-already' });
    const [grant] = await sql.query<{ id: string }>(
      `SELECT id FROM "grant" WHERE account_id = $1 AND role = 'GRADER'`,
      [account.accountId],
    );
    const security = world.as('SEC_ADMIN', 'root').actor;
    expect(await withdrawRole(security, account.accountId, grant?.id ?? '', at)).toEqual({ ok: true });
    expect(await give(account.accountId, 'GRADER')).toEqual({ ok: true });
  });

  it('keep the three powers apart from one another and from everything else', async () => {
    const system = world.as('SYS_ADMIN', 'unitA').accountId;
    expect(await give(system, 'AUDIT_ADMIN')).toMatchObject({ ok: false, reason: 'conflict', with: 'SYS_ADMIN' });
    expect(await give(system, 'GRADER')).toMatchObject({ ok: false, reason: 'conflict' });
    const cadre = world.as('CADRE', 'unitA').accountId;
    expect(await give(cadre, 'SYS_ADMIN')).toMatchObject({ ok: false, reason: 'conflict', with: 'CADRE' });
  });

  it('are never granted to oneself, by a system administrator, or outside one’s subtree', async () => {
    const security = world.as('SEC_ADMIN', 'unitA');
    const given = (accountId: string, organizationId: string) => ({
      accountId,
      role: 'GRADER' as const,
      organizationId,
    });
    expect(await assignRole(security.actor, given(security.accountId, world.unitA.id), at)).toMatchObject({
      reason: 'self',
    });
    const cadre = world.as('CADRE', 'unitA').accountId;
    await expect(assignRole(security.actor, given(cadre, world.unitB.id), at)).rejects.toThrow('grants.write');
    await expect(assignRole(world.as('SYS_ADMIN', 'root').actor, given(cadre, world.unitA.id), at)).rejects.toThrow(
      'grants.write',
    );
    // Whether there is such an organization is told only to those who may grant.
    const nowhere = given(cadre, newId());
    await expect(assignRole(world.as('SYS_ADMIN', 'root').actor, nowhere, at)).rejects.toThrow('grants.write');
    expect(await assignRole(security.actor, nowhere, at)).toEqual({ ok: false, reason: 'unknown' });
  });

  it('of two grants at the same moment let only one of a conflicting pair through', async () => {
    const made = await openAccount(world.as('SYS_ADMIN', 'root').actor, {
      accountNumber: 'two-at-once',
      displayName: '同时',
      organizationId: world.unitA.id,
    });
    const id = made.ok ? made.accountId : '';
    const answers = await Promise.all([give(id, 'SYS_ADMIN'), give(id, 'AUDIT_ADMIN')]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it('follow their organization when it moves in the tree', async () => {
    const home = await createOrganization(world.unitA, 'A-moving', '甲单位流动支部', world.root.id);
    const admin = await createAccount(home, world.root.id, 'ORG_ADMIN');
    const child = await createOrganization(home, 'A-child', '甲单位流动小组', world.root.id);
    await inSqlTransaction((tx) =>
      moveOrganization(tx, world.as('AUTHORITY_ADMIN', 'root').actor, home.id, world.unitB.id),
    );
    const rows = await sql.query<{ path: string }>(`SELECT path FROM organization WHERE id = ANY($1::uuid[])`, [
      [home.id, child.id],
    ]);
    expect(rows.every((row) => row.path.startsWith(world.unitB.path))).toBe(true);
    expect(await inSqlTransaction((tx) => moveOrganization(tx, admin.actor, home.id, child.id))).toEqual({
      ok: false,
      reason: 'into-itself',
    });
  });
});

describe('accounts nobody uses', () => {
  it('are closed after ninety days when they hold rights; learners and system administrators keep theirs', async () => {
    const [officer, cadre, system] = [
      await createAccount(world.unitA, world.root.id, 'GRADER'),
      await createAccount(world.unitA, world.root.id, 'CADRE'),
      await createAccount(world.unitA, world.root.id, 'SYS_ADMIN'),
    ];
    const ids = [officer, cadre, system].map((one) => one.accountId);
    // A learner of two units is a learner still.
    await sql.query(
      `INSERT INTO "grant" (id, account_id, role, organization_id, valid_from) VALUES ($1, $2, 'CADRE', $3, now())`,
      [newId(), cadre.accountId, world.unitB.id],
    );
    await sql.query(`UPDATE account SET last_sign_in_at = $2 WHERE id = ANY($1::uuid[])`, [ids, later(-91)]);
    await disableStaleAccounts(at);
    const rows = await sql.query<{ id: string }>(
      `SELECT id FROM account WHERE status = 'DISABLED' AND id = ANY($1::uuid[])`,
      [ids],
    );
    expect(rows.map((row) => row.id)).toEqual([officer.accountId]);
  });

  it('stay open for another ninety days once they were opened again', async () => {
    const officer = await createAccount(world.unitA, world.root.id, 'GRADER');
    await sql.query(`UPDATE account SET last_sign_in_at = $2, password_hash = 'x' WHERE id = $1`, [
      officer.accountId,
      later(-91),
    ]);
    await disableStaleAccounts(at);
    await setAccountDisabled(world.as('SYS_ADMIN', 'root').actor, officer.accountId, false, at);
    const isClosed = async (): Promise<boolean> =>
      (await sql.query(`SELECT 1 FROM account WHERE id = $1 AND status = 'DISABLED'`, [officer.accountId])).length > 0;
    await disableStaleAccounts(later(89));
    expect(await isClosed()).toBe(false);
    await disableStaleAccounts(later(91));
    expect(await isClosed()).toBe(true);
  });
});

describe('the demonstration', () => {
  it('lets anybody in as one of its people and as nobody else', async () => {
    const root = await createOrganization(null, 'DEMO', '演示工委');
    await sql.query(`UPDATE organization SET demonstration = true WHERE id = $1`, [root.id]);
    const invented = await createAccount(root, root.id, 'AUTHORITY_ADMIN');
    await sql.query(`UPDATE account SET demonstration = true WHERE id = $1`, [invented.accountId]);
    const answer = await signInDemonstration(invented.accountNumber, newDevice(), at);
    const viewer = answer.ok ? await viewerOfSession(answer.sessionId, 'r', at) : null;
    expect(viewer).toMatchObject({ demonstration: true, mustChangePassword: false, secondFactorConfirmed: true });
    const real = world.as('AUTHORITY_ADMIN', 'root');
    await sql.query(`UPDATE account SET demonstration = true WHERE id = $1`, [real.accountId]);
    expect(await signInDemonstration(real.accountNumber, newDevice(), at)).toMatchObject({ ok: false });
    await sql.query(`UPDATE account SET demonstration = false WHERE id = $1`, [real.accountId]);
    expect(await signInDemonstration('t99999', newDevice(), at)).toMatchObject({ ok: false });
  });
});

describe('the set-up link', () => {
  it('makes the authority and its four accounts once, and nothing when one of them cannot be made', async () => {
    await sql.query(`UPDATE organization SET demonstration = true`);
    const link = await issueSetupLink(at);
    const token = link?.path.split('=')[1] ?? '';
    expect(await sql.query(`SELECT detail FROM journal.audit_entry WHERE action = 'authority.issue-link'`)).toEqual([
      { detail: { until: link?.until.toISOString() } },
    ]);
    const accounts = (['SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN', 'AUTHORITY_ADMIN'] as const).map((role, n) => ({
      role,
      accountNumber: `first-${n}`,
      displayName: `首任${n}`,
    }));
    const given = { name: '真实工委', code: 'REAL', accounts };
    const taken = accounts.map((one, n) => (n === 2 ? { ...one, accountNumber: 't00001' } : one));
    expect(await setUpByLink(token, { ...given, accounts: taken }, at)).toMatchObject({ reason: 'number-taken' });
    expect(await isSetupOpen(token, at)).toBe(true);
    expect(await setUpByLink('guess', given, at)).toMatchObject({ reason: 'link-spent' });
    expect(await setUpByLink(token, given, later(31))).toMatchObject({ reason: 'link-spent' });

    const answer = await setUpByLink(token, given, at);
    expect(answer.ok && answer.codes.map((code) => code.role)).toEqual(accounts.map((one) => one.role));
    expect(await setUpByLink(token, given, at)).toMatchObject({ reason: 'link-spent' });
    expect(await issueSetupLink(at)).toBeNull();

    const [first] = answer.ok ? answer.codes : [];
    const opened = await activateAccount(
      { accountNumber: 'first-0', code: first?.code ?? '', password: 'Good-pass-2026' },
      newDevice(),
      at,
    );
    const viewer = opened.ok ? await viewerOfSession(opened.sessionId, 'r', at) : null;
    expect(viewer && canAnywhere(viewer.actor, 'accounts.write')).toBe(true);
  });
});
