import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { sql } from '~/platform/db.ts';
import { hashPassword } from '~/platform/password-hash.ts';
import { totpCode } from '~/platform/one-time-password.ts';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { browserCookieFor } from '~tests/support/sign-in.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { createAccount, createOrganization, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

const PASSWORD = 'Right-horse-7';
let site: Site;
let browser: Browser;
let world: World;
let hash: string;

beforeAll(async () => {
  world = await createWorld();
  hash = await hashPassword(PASSWORD);
  const demo = await createOrganization(null, 'DEMO', '演示工委');
  await sql.query(`UPDATE organization SET demonstration = true WHERE id = $1`, [demo.id]);
  const invented = await createAccount(demo, demo.id, 'CADRE', '陈望舒');
  await sql.query(`UPDATE account SET demonstration = true WHERE id = $1`, [invented.accountId]);
  site = await startSite({
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    dataFolder: process.env['DATA_DIR'] ?? '.data/test',
    worker: false,
    env: { REQUIRE_ADMIN_TOTP: 'on' },
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function person(role: 'CADRE' | 'ORG_ADMIN' = 'CADRE'): Promise<TestAccount> {
  const account = await createAccount(world.unitA, world.root.id, role);
  await sql.query(`UPDATE account SET password_hash = $2, password_changed_at = now() WHERE id = $1`, [
    account.accountId,
    hash,
  ]);
  return account;
}

async function signIn(page: Page, account: TestAccount, password: string): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto(`${site.url}/sign-in`);
  await page.getByLabel('账号', { exact: false }).first().fill(account.accountNumber);
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForLoadState();
}

/** The address that a page shows, without the site. */
const place = (page: Page): string => page.url().replace(site.url, '');

describe.each(Object.entries(DEVICES))('signing in on a %s', (_name, device) => {
  const visit = (options = {}): Promise<BrowserContext> =>
    browser.newContext({ ...device, locale: 'zh-CN', ...options });

  it('leads a newcomer through password and notice to the page that was asked for', async () => {
    const account = await person();
    await sql.query(`UPDATE account SET must_change_password = true, notice_version = 0 WHERE id = $1`, [
      account.accountId,
    ]);
    const context = await visit();
    const page = await context.newPage();
    await page.goto(`${site.url}/account/sessions`);
    expect(place(page)).toBe('/sign-in?next=%2Faccount%2Fsessions');
    await signIn(page, account, 'wrong-password');
    await page.getByText('还可以试4次').first().waitFor();
    await signIn(page, account, PASSWORD);
    await page.getByRole('heading', { name: '请设置新密码' }).waitFor();
    await page.locator('#current').fill(PASSWORD);
    await page.locator('#next').fill('short');
    await page.locator('#again').fill('short');
    await page.getByRole('button', { name: '保存新密码' }).click();
    await page.getByText('新密码至少要有10个字符').first().waitFor();
    await page.locator('#current').fill(PASSWORD);
    await page.locator('#next').fill('Better-pass-27');
    await page.locator('#again').fill('Better-pass-27');
    await page.getByRole('button', { name: '保存新密码' }).click();
    await page.getByRole('heading', { name: '个人信息处理告知' }).waitFor();
    await page.getByRole('button', { name: '我已阅读，继续' }).click();
    await page.getByRole('heading', { name: '登录中的设备' }).waitFor();
    expect(place(page)).toBe('/account/sessions');
    await context.close();
  });

  it('shows one’s devices and ends another one’s sign-in at once', async () => {
    const account = await person();
    const [phone, hall] = [await visit(), await visit()];
    const [mine, left] = [await phone.newPage(), await hall.newPage()];
    await signIn(left, account, PASSWORD);
    await signIn(mine, account, PASSWORD);
    await left.goto(`${site.url}/account`);
    expect(place(left)).toBe('/account');
    await mine.goto(`${site.url}/account/sessions`);
    await mine.getByRole('button', { name: '结束其他设备上的登录' }).click();
    await mine.getByText('已结束该设备上的登录').waitFor();
    await left.goto(`${site.url}/account`);
    await left.getByText('登录已结束').waitFor();
    expect(place(left)).toBe('/sign-in?next=%2Faccount');
    await Promise.all([phone.close(), hall.close()]);
  });

  /** The page for the door of a hall, with one person found. */
  async function helpFor(account: TestAccount, role: 'INVIGILATOR' | 'EXAM_OFFICER') {
    const context = await visit();
    await context.addCookies([await browserCookieFor(site.url, world.as(role, 'unitA').accountId)]);
    const desk = await context.newPage();
    await desk.goto(`${site.url}/admin/rescue`);
    await desk.getByRole('searchbox', { name: '姓名、账号或组织' }).fill(account.accountNumber);
    await desk.getByRole('searchbox', { name: '姓名、账号或组织' }).press('Enter');
    return { context, desk, found: desk.locator('.rescue-list li', { hasText: account.accountNumber }) };
  }
  const isIn = (page: Page): Promise<void> => page.waitForURL((url) => url.pathname !== '/sign-in');
  const helpOf = async (role: 'INVIGILATOR' | 'EXAM_OFFICER', account: TestAccount): Promise<string[]> => {
    const entries = await sql.query<{ action: string }>(
      `SELECT action FROM journal.audit_entry WHERE actor_id = $1 AND subject_id = $2 ORDER BY action`,
      [world.as(role, 'unitA').accountId, account.accountId],
    );
    return entries.map(({ action }) => action);
  };

  it('gets a person in whom an invigilator unlocks, or hands a slip, and out again', async () => {
    const account = await person();
    const context = await visit();
    const page = await context.newPage();
    for (const said of ['还可以试4次', '还可以试3次', '还可以试2次', '还可以试1次', '已暂停登录']) {
      await signIn(page, account, 'wrong-password');
      await page.getByText(said).first().waitFor();
    }
    const { context: hall, desk, found } = await helpFor(account, 'INVIGILATOR');
    await found.getByRole('button', { name: '解除锁定' }).click();
    await desk.getByText('已解除测试CADRE的锁定').waitFor();
    expect(await found.getByRole('button', { name: '解除锁定' }).count()).toBe(0);
    await signIn(page, account, 'wrong-password');
    await page.getByText('还可以试4次').first().waitFor();

    await found.getByRole('button', { name: '发一次性登录码' }).click();
    await desk.getByRole('heading', { name: '测试CADRE的一次性登录码' }).waitFor();
    const code = (await desk.locator('.issued-code-value code').textContent()) ?? '';
    await signIn(page, account, code);
    await isIn(page);
    await page.goto(`${site.url}/account`);
    await page.getByRole('heading', { name: '我的账号' }).waitFor();
    await page.goto(`${site.url}/sign-out`);
    await page.getByRole('main').getByRole('button', { name: '退出' }).click();
    await page.getByText('您已退出').waitFor();
    await page.goto(`${site.url}/account`);
    expect(place(page)).toBe('/sign-in?next=%2Faccount');
    // Once and no more; the password is still what it was.
    await signIn(page, account, code);
    await page.getByText('还可以试4次').first().waitFor();
    await signIn(page, account, PASSWORD);
    await page.getByRole('heading', { name: '我的账号' }).waitFor();
    expect(await helpOf('INVIGILATOR', account)).toEqual(['account.slip', 'account.unlock']);
    await Promise.all([context.close(), hall.close()]);
  });

  it('lets a person whom an officer reset set a new password by the code, and ends what was open', async () => {
    const account = await person();
    const context = await visit();
    const page = await context.newPage();
    await signIn(page, account, PASSWORD);
    await isIn(page);
    const { context: hall, desk, found } = await helpFor(account, 'EXAM_OFFICER');
    await found.getByRole('link', { name: '测试CADRE' }).click();
    await desk.getByRole('link', { name: '重置为激活码' }).click();
    await desk.getByRole('button', { name: '重置为激活码' }).click();
    await desk.getByRole('heading', { name: '测试CADRE的激活码' }).waitFor();
    const code = (await desk.locator('.issued-code-value code').textContent()) ?? '';

    await page.goto(`${site.url}/account`);
    await page.getByText('登录已结束').waitFor();
    await page.goto(`${site.url}/activate`);
    await page.locator('#accountNumber').fill(account.accountNumber);
    await page.locator('#code').fill(code);
    await page.locator('#next').fill('Better-pass-27');
    await page.locator('#again').fill('Better-pass-27');
    await page.getByRole('button', { name: '激活并登录' }).click();
    await page.waitForURL((url) => url.pathname !== '/activate');
    await page.goto(`${site.url}/account`);
    await page.getByRole('heading', { name: '我的账号' }).waitFor();
    expect(await helpOf('EXAM_OFFICER', account)).toEqual(['account.reset']);
    await Promise.all([context.close(), hall.close()]);
  });

  it('asks an administrator for a second factor where the installation requires it', async () => {
    const account = await person('ORG_ADMIN');
    const context = await visit();
    const page = await context.newPage();
    await signIn(page, account, PASSWORD);
    await page.goto(`${site.url}/admin/accounts`);
    expect(place(page)).toBe('/account/second-factor?next=%2Fadmin%2Faccounts');
    await page.getByRole('button', { name: '开始设置' }).click();
    await page.getByRole('img', { name: '用手机验证器扫描二维码' }).waitFor();
    const secret = ((await page.locator('.factor-key code').textContent()) ?? '').replaceAll(' ', '');
    await page.locator('#code').fill(totpCode(secret, new Date()));
    await page.getByRole('button', { name: '启用' }).click();
    await page.getByRole('heading', { name: '请保存这10个恢复码' }).waitFor();
    await expect.poll(() => page.locator('.recovery-codes li').count()).toBe(10);
    await page.getByRole('link', { name: '已保存，继续' }).click();
    await page.getByRole('heading', { name: '账号' }).waitFor();
    expect(place(page)).toBe('/admin/accounts');
    await context.close();
  });

  it('opens the demonstration with one tap and without scripts', async () => {
    const context = await visit({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/sign-in?next=/account`);
    await page.getByRole('button', { name: '陈望舒' }).click();
    await page.getByRole('heading', { name: '我的账号' }).waitFor();
    await page.getByRole('main').getByText('陈望舒').waitFor();
    expect(place(page)).toBe('/account');
    await context.close();
  });

  it('keeps language and type size, without scripts', async () => {
    const context = await visit({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/preferences?next=/sign-in`);
    await page.getByLabel('English').check();
    await page.getByLabel('长辈版', { exact: false }).check();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.locator('html').getAttribute('class')).toBe('elder');
    await context.close();
  });
});
