import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { dataFolder } from '~/platform/installation.ts';
import { hashPassword } from '~/platform/password-hash.ts';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { makeTlsPair } from '~tests/support/tls-pair.ts';
import { createWorld, type TestAccount } from '~tests/support/world.ts';

const PASSWORD = 'Right-horse-7';
const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia https '));
const pair = makeTlsPair();
let site: Site;
let browser: Browser;
let who: TestAccount;

beforeAll(async () => {
  who = (await createWorld()).as('CADRE', 'unitA');
  await sql.query(`UPDATE account SET password_hash = $2, password_changed_at = now() WHERE id = $1`, [
    who.accountId,
    await hashPassword(PASSWORD),
  ]);
  const [TLS_CERT, TLS_KEY] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  writeFileSync(TLS_CERT, pair.cert);
  writeFileSync(TLS_KEY, pair.key);
  site = await startSite({
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    dataFolder: dataFolder(),
    worker: false,
    env: { TLS_CERT, TLS_KEY },
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('serves the page with its own certificate, keeps to HTTPS and answers nothing without it', async () => {
  const answer = await new Promise<{ status?: number; headers: Record<string, unknown>; page: string }>(
    (resolve, reject) => {
      https
        .get(`${site.url}/sign-in`, { ca: pair.cert }, (response) => {
          const { statusCode: status, headers } = response;
          text(response).then((page) => resolve({ ...(status && { status }), headers, page }), reject);
        })
        .on('error', reject);
    },
  );
  expect(answer).toMatchObject({ status: 200, headers: { 'strict-transport-security': 'max-age=31536000' } });
  expect(answer.page).toContain('登录');
  await expect(fetch(`${site.url.replace('https', 'http')}/sign-in`)).rejects.toThrow();
});

it.each(Object.entries(DEVICES))('signs somebody in on a %s with cookies that never leave HTTPS', async (_, device) => {
  const context = await browser.newContext({ ...device, locale: 'zh-CN', ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(`${site.url}/account/sessions`);
  await page.getByLabel('账号', { exact: false }).first().fill(who.accountNumber);
  await page.locator('#password').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '登录中的设备' }).waitFor();
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
  const cookies = await context.cookies();
  expect(cookies.length).toBeGreaterThanOrEqual(2);
  expect(cookies.filter(({ secure }) => !secure)).toEqual([]);
  await context.close();
});
