import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { loadQuestionBanks } from '~/questions/commands/load-question-banks.server.ts';
import { loadRegulations } from '~/regulations/commands/load-regulations.server.ts';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { browserCookieFor } from '~tests/support/sign-in.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import type { TestAccount } from '~tests/support/world.ts';
import { createOverviewWorld, planMember, type OverviewWorld } from '../overview/overview-world.ts';

let world: OverviewWorld;
let site: Site;
let browser: Browser;
let cadre: TestAccount;

beforeAll(async () => {
  world = await createOverviewWorld();
  cadre = await world.candidate(await world.session(), '沈佳禾');
  await world.certificate(cadre, 30);
  await planMember(world, cadre, 'UNPLANNED');
  await loadRegulations('content/regulations');
  await loadQuestionBanks('content/question-banks');
  const { DATABASE_URL: databaseUrl = '', DATA_DIR: dataFolder = '' } = process.env;
  site = await startSite({ databaseUrl, dataFolder, worker: false });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function opened(device: keyof typeof DEVICES, account: TestAccount | null): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({ ...DEVICES[device], locale: 'zh-CN' });
  if (account) await context.addCookies([await browserCookieFor(site.url, account.accountId)]);
  return [context, await context.newPage()];
}
const isWider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

describe.each(['phone', 'desktop'] as const)('homes on a %s', (device) => {
  it('tells a visitor what this is, and leads to signing in, verifying and trying out', async () => {
    const [context, page] = await opened(device, null);
    await page.goto(`${site.url}/`);
    expect(await page.locator('h1').textContent()).toBe('党务干部的学习、测试与凭证');
    const hrefs = await page.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs).toEqual(['/sign-in', '/activate', '/verify', '/try']);
    expect(await isWider(page)).toBe(false);
    await context.close();
  });

  it('lets a visitor try five practice questions of the repository, and explains each afterwards', async () => {
    const [context, page] = await opened(device, null);
    await page.goto(`${site.url}/`);
    await page.getByRole('link', { name: '试做五道题' }).click();
    await page.waitForURL('**/try');
    const questions = page.locator('form .question');
    await expect.poll(() => questions.count()).toBe(5);
    const stems = await page.locator('form .question-stem').allTextContents();
    const known = await sql.query<{ stem: string; explanation: string }>(
      `SELECT DISTINCT v.stem, v.explanation FROM question q JOIN question_bank b ON b.id = q.bank_id
       JOIN question_version v ON v.question_id = q.id
       WHERE b.from_repository AND q.pool = 'PRACTICE' AND q.status = 'RELEASED' AND v.stem = ANY($1::text[])`,
      [stems],
    );
    expect(known.map(({ stem }) => stem).toSorted()).toEqual(stems.toSorted());
    // Nothing tells the answers before they are asked for.
    const before = await page.content();
    expect(known.filter(({ explanation }) => before.includes(explanation))).toEqual([]);
    for (const question of await questions.all()) await question.locator('.option').first().click();
    expect(await isWider(page)).toBe(false);
    await page.getByRole('button', { name: '看答案' }).click();
    await page.getByRole('heading', { name: /^答对\d题，共5题$/ }).waitFor();
    const reviews = page.locator('.review');
    expect(await reviews.locator('.review-stem').allTextContents()).toEqual(stems);
    const texts = await reviews.allTextContents();
    const reasonOf = new Map(known.map(({ stem, explanation }) => [stem, explanation]));
    for (const [place, stem] of stems.entries()) {
      expect(texts[place]).toContain(reasonOf.get(stem));
      expect(texts[place]).toMatch(/《.+》/);
      expect(texts[place]).not.toContain('未作答');
    }
    // Every link here leads somewhere without an account.
    const hrefs = await page.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs).toEqual([expect.stringMatching(/^\/try\?paper=\d+$/), '/sign-in']);
    expect(await isWider(page)).toBe(false);
    await page.getByRole('link', { name: '换五道题' }).click();
    await page.waitForURL('**/try?paper=*');
    await expect.poll(() => questions.count()).toBe(5);
    await context.close();
  });

  it('shows a cadre one thing to do, what is owed, and the record with all data to take along', async () => {
    const [context, page] = await opened(device, cadre);
    await page.goto(`${site.url}/`);
    expect(await page.locator('h1').textContent()).toBe('选任前测试（任用前）已经开放。');
    expect(await page.locator('.btn-red').count()).toBe(1);
    const owed = await page.locator('.owed h3').allTextContents();
    expect(owed).toEqual(['选任前测试（任用前）', '职业能力证书', '支部书记轮训']);
    expect(await isWider(page)).toBe(false);
    await page.getByRole('link', { name: '看规则并开始' }).click();
    await page.waitForURL(/\/tests\//);

    await page.goto(`${site.url}/record`);
    expect(await page.locator('#timeline li').count()).toBe(3);
    expect(await isWider(page)).toBe(false);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出数据（JSON）' }).click(),
    ]);
    const own = JSON.parse(await readFile(await file.path(), 'utf8')) as {
      person: { name: string };
      posts: unknown[];
      certificates: { number: string }[];
    };
    expect(own.person.name).toBe('沈佳禾');
    expect([own.posts.length, own.certificates.length]).toEqual([1, 1]);
    await context.close();
  });

  it('shows an administrator the state of the day, and behind a number its names', async () => {
    const [context, page] = await opened(device, world.as('AUTHORITY_ADMIN', 'root'));
    await page.goto(`${site.url}/`);
    await page.waitForURL(`${site.url}/admin`);
    expect(await isWider(page)).toBe(false);
    await page.getByRole('link', { name: '甲单位机关党委' }).last().click();
    await page.waitForURL(/test=/);
    await page.goto(`${site.url}/admin`);
    await page.locator('#due a.num', { hasText: /^1$/ }).first().click();
    await page.waitForURL(/\/admin\/due/);
    await expect.poll(() => page.getByText('沈佳禾').count()).toBeGreaterThan(0);
    expect(await isWider(page)).toBe(false);
    await context.close();
  });
});
