import { beforeAll, describe, expect, it } from 'vitest';
import { removeSecondFactor } from '~/identity/commands/administer-account.server.ts';
import {
  beginSecondFactor,
  dropSecondFactor,
  enrolSecondFactor,
  passSecondFactor,
} from '~/identity/commands/second-factor.server.ts';
import { startSession } from '~/identity/commands/start-session.server.ts';
import { secondFactorPage } from '~/identity/queries/second-factor-page.server.ts';
import { viewerOfSession } from '~/identity/queries/viewer.server.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { totpCode } from '~/platform/one-time-password.ts';
import { newDevice } from '~tests/support/device.ts';
import { createAccount, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

const at = new Date();
const seconds = (n: number): Date => new Date(at.getTime() + n * 1_000);
let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const session = (account: TestAccount): Promise<string> =>
  inSqlTransaction((tx) =>
    startSession(tx, { id: account.accountId, rootId: world.root.id }, 'password', newDevice(), at),
  );

async function enrolled() {
  const account = await createAccount(world.unitA, world.root.id, 'ORG_ADMIN');
  await beginSecondFactor(account.actor);
  const { secret } = await secondFactorPage(account.actor, '行家');
  const first = await session(account);
  const answer = await enrolSecondFactor(account.actor, first, totpCode(secret ?? '', at), at);
  return { account, secret: secret ?? '', recoveryCodes: answer.ok ? answer.recoveryCodes : [] };
}

describe('the second factor', () => {
  it('counts once a code of the authenticator was shown; its secret is stored encrypted and shown no more', async () => {
    const { account, secret, recoveryCodes } = await enrolled();
    expect(recoveryCodes).toHaveLength(10);
    expect((await secondFactorPage(account.actor, '行家')).secret).toBeNull();
    const [row] = await sql.query<{ held: Buffer }>(`SELECT totp_secret AS held FROM account WHERE id = $1`, [
      account.accountId,
    ]);
    expect(Buffer.from(row?.held ?? '').includes(secret)).toBe(false);
  });

  it('keeps a new sign-in unconfirmed until the code, and takes each code once', async () => {
    const { account, secret } = await enrolled();
    const [one, two] = [await session(account), await session(account)];
    expect(await viewerOfSession(one, 'r', at)).toMatchObject({
      secondFactorEnrolled: true,
      secondFactorConfirmed: false,
    });
    // The code of the enrolment is used up; the next one works, once.
    expect(await passSecondFactor(account.actor, one, totpCode(secret, at), at)).toMatchObject({ reason: 'wrong' });
    const next = totpCode(secret, seconds(30));
    expect(await passSecondFactor(account.actor, one, next, seconds(30))).toEqual({ ok: true });
    expect(await passSecondFactor(account.actor, two, next, seconds(31))).toMatchObject({ reason: 'wrong' });
    expect(await viewerOfSession(one, 'r', seconds(60))).toMatchObject({ secondFactorConfirmed: true });
  });

  it('is replaced by each recovery code once', async () => {
    const { account, recoveryCodes } = await enrolled();
    const code = recoveryCodes[0] ?? '';
    expect(await passSecondFactor(account.actor, await session(account), code.toLowerCase(), at)).toEqual({ ok: true });
    expect(await passSecondFactor(account.actor, await session(account), code, at)).toMatchObject({ reason: 'wrong' });
  });

  it('rests for ten minutes after five wrong codes, the right one included', async () => {
    const { account, secret } = await enrolled();
    const one = await session(account);
    for (let n = 0; n < 5; n += 1) await passSecondFactor(account.actor, one, '000000', at);
    expect(await passSecondFactor(account.actor, one, totpCode(secret, seconds(60)), seconds(60))).toMatchObject({
      reason: 'locked',
    });
    expect(await passSecondFactor(account.actor, one, totpCode(secret, seconds(660)), seconds(660))).toEqual({
      ok: true,
    });
  });

  it('cannot be begun anew over one that is in use, and is dropped only with a code', async () => {
    const { account, secret } = await enrolled();
    await beginSecondFactor(account.actor);
    expect((await secondFactorPage(account.actor, '行家')).since).not.toBeNull();
    expect(await dropSecondFactor(account.actor, '123123', at)).toMatchObject({ ok: false });
    expect(await dropSecondFactor(account.actor, totpCode(secret, seconds(30)), seconds(30))).toEqual({ ok: true });
  });

  it('is removed by a security administrator only: who resets passwords cannot', async () => {
    const { account } = await enrolled();
    await expect(removeSecondFactor(world.as('SYS_ADMIN', 'root').actor, account.accountId, at)).rejects.toThrow(
      'grants.write',
    );
    expect(await removeSecondFactor(world.as('SEC_ADMIN', 'root').actor, account.accountId, at)).toEqual({ ok: true });
    expect((await secondFactorPage(account.actor, '行家')).since).toBeNull();
  });
});
