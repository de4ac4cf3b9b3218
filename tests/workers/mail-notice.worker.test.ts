import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { removeNoticeAddress, setNoticeAddress } from '~/operations/commands/change-notice-address.server.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { ownNoticeAddress } from '~/operations/queries/own-notice-address.server.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { mailNoticeProcessor } from '~workers/processors/mail-notice.ts';
import { createAccount, createWorld, type TestAccount, type World } from '../support/world.ts';

// The settings are read as soon as anything is imported.
const server = await vi.hoisted(async () => {
  const { startMailServer } = await import('../support/mail-server.ts');
  const started = await startMailServer();
  Object.assign(process.env, {
    SMTP_URL: started.url,
    MAIL_FROM: 'no-reply@hangjia.example',
    PUBLIC_URL: 'https://hangjia.example',
  });
  return started;
});
let world: World;
const at = new Date();
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => server.stop());

const newPerson = (): Promise<TestAccount> => createAccount(world.unitA, world.root.id, 'CADRE');
const asked = async (who: TestAccount): Promise<string[]> =>
  (
    await sql.query<{ id: string }>(
      `SELECT n.id FROM journal.outbox o JOIN notification n ON n.id::text = o.payload->>'notificationId'
       WHERE o.topic = 'job:mail-notice' AND n.account_id = $1 ORDER BY o.id`,
      [who.accountId],
    )
  ).map((row) => row.id);
const run = (notificationId: string) =>
  mailNoticeProcessor.run({ notificationId }, { outboxId: '1', subscriber: 'mail-notice' });
const tell = (who: TestAccount): Promise<void> =>
  inSqlTransaction((tx) =>
    notify(tx, who.accountId, 'session-registered', {
      title: '任前测试',
      number: 'KS-1',
      opensAt: '2026-11-24T01:00:00.000Z',
      venue: '一号楼',
    }),
  );

it('sends a notice once, run twice and at the same time, to whoever gave an address and in their language', async () => {
  const [zh, en, none] = [await newPerson(), await newPerson(), await newPerson()];
  await setNoticeAddress(zh.actor, 'zhang@example.cn', 'zh-CN', at);
  await setNoticeAddress(en.actor, 'smith@example.org', 'en', at);
  for (const who of [zh, en, none]) await tell(who);
  expect(await asked(none)).toEqual([]);
  const [greeting = '', notice = ''] = await asked(zh);
  await run(greeting);
  expect(server.received.at(-1)).toMatchObject({ to: ['zhang@example.cn'] });

  const before = server.received.length;
  await Promise.all([run(notice), run(notice), run(notice)]);
  await run(notice);
  expect(server.received).toHaveLength(before + 1);
  const text = server.received.at(-1)?.text ?? '';
  expect(text).toContain('您已报名任前测试（KS-1），2026年11月24日 09:00开始。一号楼');
  expect(text).toContain('https://hangjia.example/inbox');
  expect(text).not.toContain(zh.actor.displayName);

  await run((await asked(en))[1] ?? '');
  expect(server.received.at(-1)?.text).toContain('You are registered for 任前测试');
});

it('keeps a notice for another try when the server refuses, and sends nothing to an address that was taken away', async () => {
  const who = await newPerson();
  await setNoticeAddress(who.actor, 'li@example.cn', 'zh-CN', at);
  await tell(who);
  const [, notice = ''] = await asked(who);
  server.refuse(1);
  await expect(run(notice)).rejects.toThrow(/refused/);
  const before = server.received.length;
  await run(notice);
  expect(server.received).toHaveLength(before + 1);

  await tell(who);
  await removeNoticeAddress(who.actor);
  await run((await asked(who))[2] ?? '');
  expect(server.received).toHaveLength(before + 1);
});

it('keeps the address encrypted and out of the journal, and is no means of writing to strangers', async () => {
  const who = await newPerson();
  for (let n = 0; n < 5; n += 1)
    expect(await setNoticeAddress(who.actor, `secret${n}@example.cn`, 'zh-CN', at)).toEqual({ ok: true });
  expect(await setNoticeAddress(who.actor, 'sixth@example.cn', 'zh-CN', at)).toEqual({
    ok: false,
    reason: 'too-often',
  });
  expect(await ownNoticeAddress(who.actor)).toEqual({ available: true, address: 'secret4@example.cn' });
  const [row] = await sql.query<{ address: Buffer }>(`SELECT address FROM notice_address WHERE account_id = $1`, [
    who.accountId,
  ]);
  expect(row?.address.toString('latin1')).not.toContain('secret4');
  const entries = await sql.query(
    `SELECT detail, subject_id FROM journal.audit_entry WHERE action LIKE 'notice-address%'`,
  );
  expect(JSON.stringify(entries)).not.toContain('@example');
});
