import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { dataFolder } from '~/platform/installation.ts';
import { hashPassword } from '~/platform/password-hash.ts';
import { DEVICES, startBrowser } from '../support/browser.ts';
import { createExamWorld, type ExamWorld } from '../support/exam-world.ts';
import { startSite, type Site } from '../support/site.ts';

const PASSWORD = 'Right-horse-7';
/** A name that only the hall's own network knows: to a browser no secure context, as localhost would be. */
const HALL = 'hangjia.hall.test';

let world: ExamWorld;
let site: Site;
let browser: Browser;
let address: string;

beforeAll(async () => {
  world = await createExamWorld();
  site = await startSite({ databaseUrl: process.env['DATABASE_URL'] ?? '', dataFolder: dataFolder() });
  address = site.url.replace('127.0.0.1', HALL);
  // A proxy of the machine would not know the hall's name.
  browser = await startBrowser('--no-proxy-server', `--host-resolver-rules=MAP ${HALL} 127.0.0.1`);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const question = (page: Page, slot: number) => page.locator(`form.sitting-answer[data-slot="${slot}"]:not([hidden])`);
const onward = (page: Page) => page.locator('.sitting-foot .foot-on').click();

it.each(Object.entries(DEVICES))('sits a test on a %s over plain HTTP', async (_, device) => {
  const session = await world.session();
  const who = await world.candidate(session, '沈佳禾');
  await sql.query(`UPDATE account SET password_hash = $2, password_changed_at = now() WHERE id = $1`, [
    who.accountId,
    await hashPassword(PASSWORD),
  ]);
  const context = await browser.newContext({ ...device, locale: 'zh-CN' });
  const page = await context.newPage();
  const [asked, faults] = [new Set<string>(), [] as string[]];
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${address}/tests`);
  await page.getByLabel('账号', { exact: false }).first().fill(who.accountNumber);
  await page.locator('#password').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('link', { name: '看规则并开始' }).click();
  await page.getByLabel('我已阅读以上规则').check();
  await page.getByRole('button', { name: '开始测试' }).click();
  await page.waitForURL('**/sittings/*');
  const lacking = () => [
    isSecureContext,
    'serviceWorker' in navigator,
    'mediaDevices' in navigator,
    'subtle' in crypto,
    'randomUUID' in crypto,
  ];
  expect(await page.evaluate(lacking)).toEqual([false, false, false, false, false]);

  const sent = page.waitForResponse('**/answers');
  await question(page, 1).locator('.option').first().click();
  expect((await sent).status()).toBe(200);
  await page.locator('.save-saved').waitFor();
  await context.setOffline(true);
  await onward(page);
  await question(page, 2).locator('.option').nth(1).click();
  await page.getByText('离线，1题已存于本机').waitFor();
  await context.setOffline(false);
  await page.locator('.save-saved').waitFor();
  for (const slot of [3, 4]) {
    await onward(page);
    await question(page, slot).waitFor();
  }
  await onward(page);
  await page.locator('dialog[open] button').click();
  await page.waitForURL('**/result');
  await page.getByRole('heading', { name: /^您的测试(?:不)?合格。$/u }).waitFor();
  const kept = await sql.query(
    `SELECT e.slot FROM journal.answer_event e JOIN attempt a ON a.id = e.attempt_id WHERE a.account_id = $1::uuid ORDER BY 1`,
    [who.accountId],
  );
  expect(kept).toEqual([{ slot: 1 }, { slot: 2 }]);
  expect([...asked]).toEqual([address]);
  expect(faults).toEqual([]);
  await context.close();
});
