import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_LISTED } from '~/identity/rules/organization-choice.ts';
import { sql } from '~/platform/db.ts';
import { violationsOn } from '~tests/support/axe.ts';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { browserCookieFor } from '~tests/support/sign-in.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import {
  createOrganization,
  createWorld,
  type TestAccount,
  type TestOrganization,
  type World,
} from '~tests/support/world.ts';

let site: Site;
let browser: Browser;
let w: World;
let bureau: TestOrganization;
let second: TestOrganization;
let authority: TestAccount;

beforeAll(async () => {
  w = await createWorld();
  bureau = await createOrganization(w.unitB, 'SJ', '市审计局机关党委', w.root.id);
  second = await createOrganization(bureau, 'SJ02', '第二党支部', w.root.id);
  // More than a browser's own list is given for; unit A has two.
  for (let n = 1; n <= MOST_LISTED; n += 1)
    await createOrganization(w.unitB, `M${n}`, n === 7 ? '第二党支部' : `大单位第${n}党支部`, w.root.id);
  authority = w.as('AUTHORITY_ADMIN', 'root');
  site = await startSite({
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    dataFolder: process.env['DATA_DIR'] ?? '.data/test',
    worker: false,
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

type Opened = { page: Page; faults: string[] };

async function open(
  path: string,
  options: BrowserContextOptions,
  who = authority,
  preferences: Record<string, string> = {},
): Promise<Opened> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const kept = Object.entries(preferences).map(([name, value]) => ({ name, value, url: site.url }));
  await context.addCookies([await browserCookieFor(site.url, who.accountId), ...kept]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
  return { page, faults };
}

const homeOf = async (name: string): Promise<string | undefined> => {
  const [row] = await sql.query<{ id: string }>(`SELECT home_organization_id AS id FROM cadre WHERE name = $1`, [name]);
  return row?.id;
};

// A browser's own select has the same roles.
const combobox = (page: Page) => page.locator('input[role=combobox]');
const option = (page: Page) => page.locator('[role=listbox] [role=option]');

describe.each(['desktop', 'phone'] as const)('choosing on a %s', (device) => {
  it('finds while one types, with keyboard or finger, and saves what was chosen', async () => {
    const name = device === 'phone' ? '韩春梅' : '许新宇';
    const { page, faults } = await open('/admin/cadres/new', DEVICES[device]);
    expect(await page.locator('option').count()).toBeLessThan(10);
    await page.getByLabel('姓名').fill(name);
    const field = page.getByRole('combobox', { name: '所在党组织' });
    await field.pressSequentially('审计局');
    await option(page).first().waitFor();
    expect(await option(page).first().innerText()).toContain('市审计局机关党委');
    await field.fill('第二党支部');
    await option(page).filter({ hasText: '编码M7' }).waitFor();
    await field.fill('审计局 第二');
    await expect.poll(() => option(page).allInnerTexts()).toEqual([expect.stringContaining('市审计局机关党委')]);
    if (device === 'phone') {
      const box = await option(page).first().boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      await option(page).first().tap();
    } else {
      await field.press('ArrowDown');
      expect(await field.getAttribute('aria-activedescendant')).toBe(await option(page).first().getAttribute('id'));
      await field.press('Enter');
    }
    await expect.poll(() => field.inputValue()).toBe('第二党支部');
    const place = page.locator('#homeOrganizationId-place');
    expect(await place.innerText()).toMatch(/乙单位机关党委 › 市审计局机关党委\s*编码SJ02/);
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL('**/posts/new');
    expect(await homeOf(name)).toBe(second.id);
    // The next page suggests the home, by name.
    expect(await page.getByRole('combobox', { name: '党组织' }).inputValue()).toBe('第二党支部');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('has no violation with its list open, in either language, by night and in large type', async () => {
    for (const [lang, mode, colorScheme] of [
      ['zh-CN', 'standard', 'light'],
      ['en', 'elder', 'dark'],
    ] as const) {
      const { page } = await open(
        '/admin/cadres/new',
        { ...DEVICES[device], colorScheme, bypassCSP: true },
        authority,
        {
          lang,
          mode,
        },
      );
      await combobox(page).click();
      await option(page).first().waitFor();
      await combobox(page).press('ArrowDown');
      expect(await violationsOn(page)).toEqual([]);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways).toBe(0);
      await page.context().close();
    }
  });
});

describe('the field', () => {
  it('asks nothing while a word is being composed, and once it is', async () => {
    const { page } = await open('/admin/cadres/new', DEVICES.desktop);
    const asked: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname.endsWith('/choices')) asked.push(url.searchParams.get('q') ?? '');
    });
    const field = combobox(page);
    await field.focus();
    const keys = await page.context().newCDPSession(page);
    for (const text of ['s', 'sh', 'shen', 'shenji'])
      await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    expect(await field.inputValue()).toBe('shenji');
    const answer = page.waitForResponse((response) => response.url().includes('/choices'));
    await keys.send('Input.insertText', { text: '审计' });
    await answer;
    await option(page).first().waitFor();
    expect(asked).toEqual(['审计']);
    await page.context().close();
  });

  it('puts back what was chosen on Escape, and is emptied by its button', async () => {
    const { page } = await open(`/admin/cadres/new?within=${second.id}`, DEVICES.desktop);
    const field = combobox(page);
    expect(await field.inputValue()).toBe('第二党支部');
    await field.fill('审');
    await option(page).first().waitFor();
    await field.press('Escape');
    expect(await field.inputValue()).toBe('第二党支部');
    await page.getByText('编码SJ02').waitFor();
    await page.getByRole('button', { name: '清除所选组织' }).click();
    expect(await field.inputValue()).toBe('');
    await field.fill('没有这个组织');
    await page.getByText('您的范围内没有名称、简称或编码符合“没有这个组织”的组织').first().waitFor();
    await page.context().close();
  });

  it('says so beside it when nothing was chosen, and offers what fits', async () => {
    const { page } = await open('/admin/cadres/new', DEVICES.desktop);
    await page.getByLabel('姓名').fill('汤新宇');
    await combobox(page).fill('第二党支部');
    await page.getByRole('button', { name: '保存' }).click();
    await page.locator('#homeOrganizationId-error', { hasText: '“第二党支部”还没有选定' }).waitFor();
    expect(await page.getByLabel('姓名').inputValue()).toBe('汤新宇');
    await page.getByRole('radio', { name: '市审计局机关党委' }).check();
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL('**/posts/new');
    expect(await homeOf('汤新宇')).toBe(second.id);
    await page.context().close();
  });

  it('takes one of just that name from its list after it was refused', async () => {
    const { page } = await open('/admin/cadres/new', DEVICES.desktop);
    await page.getByLabel('姓名').fill('汤新宁');
    await combobox(page).fill('第二党支部');
    await page.getByRole('button', { name: '保存' }).click();
    await page.locator('#homeOrganizationId-error', { hasText: '“第二党支部”还没有选定' }).waitFor();
    await combobox(page).click();
    await option(page).filter({ hasText: '编码SJ02' }).click();
    await page.locator('#homeOrganizationId-place', { hasText: '编码SJ02' }).waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL('**/posts/new');
    expect(await homeOf('汤新宁')).toBe(second.id);
    await page.context().close();
  });
});

describe('a filter', () => {
  it.each(['desktop', 'phone'] as const)('names the organization of the address, changed on a %s', async (device) => {
    const { page } = await open(`/admin/cadres?within=${bureau.id}`, DEVICES[device]);
    await page.getByRole('link', { name: '去掉条件：党组织：市审计局机关党委' }).waitFor();
    await page.getByText('加条件').click();
    const field = page.getByRole('combobox', { name: '党组织及其下级' });
    expect(await field.inputValue()).toBe('市审计局机关党委');
    const panel = await page.locator('.popover[open] .popover-panel').boundingBox();
    expect(panel && panel.x >= 0 && panel.x + panel.width <= (page.viewportSize()?.width ?? 0)).toBe(true);
    await field.fill('M12');
    await option(page).filter({ hasText: '大单位第12党支部' }).click();
    await page.getByRole('button', { name: '应用' }).click();
    await page.getByRole('link', { name: '去掉条件：党组织：大单位第12党支部' }).waitFor();
    expect(new URL(page.url()).searchParams.getAll('within').at(0)).toMatch(/^[0-9a-f-]{36}$/);
    await page.context().close();
  });

  it('says plainly what is wrong with an address', async () => {
    const unit = w.as('ORG_ADMIN', 'unitA');
    const { page } = await open(`/admin/cadres?within=${second.id}`, DEVICES.phone, unit);
    await page.locator('#within-error', { hasText: '这个组织不在您可以选择的范围内' }).waitFor();
    await page.goto(`${site.url}/admin/cadres?within=00000000-0000-7000-8000-000000000000`);
    await page.locator('#within-error', { hasText: '没有这个组织' }).waitFor();
    await page.context().close();
  });
});

describe('without scripts', () => {
  it('finds by a button and loses nothing', async () => {
    const { page } = await open('/admin/cadres/new', { ...DEVICES.phone, javaScriptEnabled: false });
    await page.getByLabel('姓名').fill('贺敏');
    await page.getByLabel('所在党组织').fill('第二党支部');
    await page.getByRole('button', { name: '查找组织' }).click();
    await page.getByText('找到2个组织').waitFor();
    expect(await page.getByLabel('姓名').inputValue()).toBe('贺敏');
    expect(await page.locator('.field-error').count()).toBe(0);
    await page.getByRole('radio', { name: '市审计局机关党委' }).check();
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL('**/posts/new');
    expect(await homeOf('贺敏')).toBe(second.id);
    // What is there already is posted again untouched, and a code typed whole is enough.
    expect(await page.getByLabel('党组织', { exact: false }).first().inputValue()).toBe('第二党支部');
    await page.getByLabel('党组织', { exact: false }).first().fill('M3');
    await page.getByLabel('党内职务').selectOption('SECRETARY');
    await page.getByLabel('任职起始').fill('2026-01-05');
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL(/cadres\/[0-9a-f-]{36}$/);
    await page.getByText('大单位第3党支部').first().waitFor();
    await page.context().close();
  });

  it('narrows a list, telling the address by the id', async () => {
    const { page } = await open('/admin/cadres', { ...DEVICES.desktop, javaScriptEnabled: false });
    await page.getByText('加条件').click();
    await page.getByLabel('党组织及其下级').fill('SJ02');
    await page.getByRole('button', { name: '应用' }).click();
    await page.getByRole('link', { name: '去掉条件：党组织：第二党支部' }).waitFor();
    expect(new URL(page.url()).searchParams.get('within')).toBe(second.id);
    await page.context().close();
  });

  it('gives the browser’s own list to whom has few, and refuses a forged choice in words', async () => {
    const unit = w.as('ORG_ADMIN', 'unitA');
    const { page } = await open('/admin/cadres/new', { ...DEVICES.phone, javaScriptEnabled: false }, unit);
    expect(await page.locator('#homeOrganizationId option').allInnerTexts()).toEqual([
      '请选择',
      '甲单位机关党委（A）',
      '　甲单位第一党支部（A1）',
    ]);
    const answer = await page.request.post(`${site.url}/admin/cadres/new`, {
      form: { name: '外人', homeOrganizationId: second.id },
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain('这个组织不在您可以选择的范围内，请另选一个');
    expect(await homeOf('外人')).toBeUndefined();
    await page.context().close();
  });
});
