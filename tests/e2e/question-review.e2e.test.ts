import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '~/identity/rules/roles.ts';
import { sql } from '~/platform/db.ts';
import { dataFolder } from '~/platform/installation.ts';
import { loadRegulations } from '~/regulations/commands/load-regulations.server.ts';
import { createMeasures, writeClause } from '~/regulations/commands/write-measures.server.ts';
import { DEVICES, startBrowser } from '../support/browser.ts';
import { contentFolder } from '../support/content.ts';
import { browserCookieFor } from '../support/sign-in.ts';
import { startSite, type Site } from '../support/site.ts';
import { createWorld, type World } from '../support/world.ts';

const faults: string[] = [];
afterEach(() => expect(faults.splice(0)).toEqual([]));

let world: World;
let site: Site;
let browser: Browser;
let measures = '';

beforeAll(async () => {
  world = await createWorld();
  await sql.query(`INSERT INTO topic (code, title, title_en, ordinal) VALUES ('T02', '支部', 'Branch', 2)`);
  const content = contentFolder();
  content.regulation('sample', [
    { article: '4', substance: '有正式党员三人以上的，应当成立党支部。', evidence: 'VERIFIED' },
  ]);
  await loadRegulations(content.regulations);
  const admin = world.as('AUTHORITY_ADMIN').actor;
  const made = await createMeasures(admin, {
    organizationId: world.unitA.id,
    title: '测试办法',
    titleEn: 'Measures on tests',
    shortTitle: '测试办法',
    documentNumber: null,
    issuedOn: null,
    effectiveFrom: '2026-01-05',
    introduction: '',
  });
  measures = made.code;
  const clause = {
    clauseId: null,
    article: '7',
    label: '第七条',
    heading: '合格线',
    substance: '八十分合格。',
    validFrom: '2026-01-05',
  };
  const written = await writeClause(admin, measures, clause);
  if (!written.ok) throw new Error(written.reason);
  await sql.query(`UPDATE clause_version SET evidence = 'VERIFIED' WHERE clause_id = $1`, [written.clauseId]);
  // The lessons are not loaded here; the job that would look at them says so again and again.
  site = await startSite({
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    dataFolder: dataFolder(),
    env: { LOG_LEVEL: 'silent' },
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function pageOf(role: Role, options: Parameters<Browser['newContext']>[0] = DEVICES.desktop): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  await context.addCookies([await browserCookieFor(site.url, world.as(role).accountId)]);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  return page;
}

async function fillQuestion(page: Page, stem: string, clause: string): Promise<void> {
  await page.getByLabel('题干').fill(stem);
  await page.getByLabel('选项A').fill('三名');
  await page.getByLabel('选项B').fill('五名');
  await page.getByLabel('选项C').fill('七名');
  await page.getByRole('radio', { name: /答案 A/ }).check();
  await page.getByLabel('解析').fill('有正式党员三人以上的，应当成立党支部。');
  await page.locator('#clauseId').selectOption({ label: clause });
  await page.getByLabel('易', { exact: true }).check();
}

async function write(page: Page, stem: string, clause = '第4条 内容'): Promise<void> {
  await page.goto(`${site.url}/admin/questions/new?type=SINGLE`);
  await page.locator('#topic').selectOption('T02');
  await fillQuestion(page, stem, clause);
}

it('says at once all that an empty form of a question wants, from top to bottom', async () => {
  const writer = await pageOf('ITEM_WRITER', DEVICES.phone);
  await writer.goto(`${site.url}/admin/questions/new?type=SINGLE`);
  await writer.getByRole('button', { name: '保存草稿' }).click();
  const links = writer.locator('.error-summary a');
  await links.first().waitFor();
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(
    ['topic', 'stem', 'options', 'key', 'explanation', 'clauseId'].map((id) => `#${id}`),
  );
  for (const link of await links.all())
    expect(await writer.locator(String(await link.getAttribute('href'))).count(), 'a place to go to').toBe(1);
  await writer.context().close();
});

describe.each(Object.entries(DEVICES))('from writer to reviewer, on a %s', (name, device) => {
  const stem = `成立党支部，一般至少几名正式党员（${name}）？`;

  it('is written with a live preview, returned with a note, revised and released by somebody else', async () => {
    const writer = await pageOf('ITEM_WRITER', device);
    await write(writer, stem);
    const preview = writer.locator('.question');
    await preview.getByText(stem).waitFor();
    await preview.getByText('七名').waitFor();
    await writer.getByText('有正式党员三人以上的，应当成立党支部。').first().waitFor();
    await writer.getByRole('button', { name: '保存草稿' }).click();
    await writer.getByText('已存为草稿').waitFor();
    const address = new URL(writer.url()).pathname;
    await writer.getByRole('button', { name: '送审' }).click();
    await writer.getByText('已送审').waitFor();
    expect(await writer.getByRole('button', { name: '提交意见' }).count()).toBe(0);

    const reviewer = await pageOf('ITEM_REVIEWER', device);
    await reviewer.goto(`${site.url}/admin/questions/review`);
    await reviewer.getByRole('link', { name: stem }).click();
    await reviewer.getByText('提交意见').waitFor();
    await reviewer.getByLabel('退回修改').check();
    await reviewer.getByRole('button', { name: '提交意见' }).click();
    await reviewer.getByText('退回时请写明要改什么').last().waitFor();
    await reviewer.getByLabel('退回修改').check();
    await reviewer.getByLabel('意见', { exact: true }).fill('干扰项太弱');
    await reviewer.getByRole('button', { name: '提交意见' }).click();
    await reviewer.getByText('已退回命题人修改').waitFor();

    await writer.goto(site.url + address);
    await writer.getByText('干扰项太弱').first().waitFor();
    await writer.getByLabel('选项B').fill('四名');
    await writer.getByRole('button', { name: '保存为新版本' }).click();
    await writer.getByText('已存为新版本').waitFor();
    await writer.getByRole('button', { name: '送审' }).click();
    await writer.getByText('已送审').waitFor();

    await reviewer.goto(site.url + address);
    await reviewer.getByLabel('审过，可以使用').check();
    await reviewer.getByRole('button', { name: '提交意见' }).click();
    await reviewer.getByText('已审过').waitFor();
    await writer.goto(`${site.url}/admin/questions?q=${encodeURIComponent(stem)}&status=RELEASED`);
    await writer.getByRole('link', { name: stem }).waitFor();
  });
});

describe('writing a question', () => {
  it('says what is wrong beside the field and keeps what was typed', async () => {
    const page = await pageOf('ITEM_WRITER');
    await write(page, '一道有错的题？');
    await page.getByLabel('选项C').fill('');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('至少写三个选项').first().waitFor();
    expect(await page.getByLabel('题干').inputValue()).toBe('一道有错的题？');
    expect(await page.getByRole('radio', { name: /答案 A/ }).isChecked()).toBe(true);
  });

  it('works without scripts', async () => {
    const page = await pageOf('ITEM_WRITER', { ...DEVICES.desktop, javaScriptEnabled: false });
    await write(page, '没有脚本也能写的题？');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('已存为草稿').waitFor();
    await page.getByRole('button', { name: '送审' }).click();
    await page.getByText('已送审').waitFor();
  });
});

describe('a clause that changes in the browser', () => {
  it('has the worker pull the questions that rest on it', async () => {
    const stem = '测试多少分合格？';
    const writer = await pageOf('ITEM_WRITER');
    await write(writer, stem, '第七条 合格线');
    await writer.getByRole('button', { name: '保存草稿' }).click();
    await writer.getByRole('button', { name: '送审' }).click();
    await writer.getByText('已送审').waitFor();
    const address = new URL(writer.url()).pathname;
    const reviewer = await pageOf('ITEM_REVIEWER');
    await reviewer.goto(site.url + address);
    await reviewer.getByLabel('审过，可以使用').check();
    await reviewer.getByRole('button', { name: '提交意见' }).click();
    await reviewer.getByText('已审过').waitFor();

    const admin = await pageOf('AUTHORITY_ADMIN');
    await admin.goto(`${site.url}/admin/regulations/${measures}`);
    const clause = admin.locator('#article-7');
    await clause.getByText('修改条文').click();
    await clause.getByLabel('内容').fill('七十五分合格。');
    await clause.getByRole('button', { name: '保存条文' }).click();
    await admin.getByText('已保存').waitFor();
    await admin.getByText('以前的文本（1）').waitFor();

    await expect
      .poll(async () => {
        await writer.goto(site.url + address);
        return writer.getByText('依据条文已改动').count();
      })
      .toBeGreaterThan(0);
    await writer.getByRole('button', { name: '核对无误，重新送审' }).waitFor();
  });
});
