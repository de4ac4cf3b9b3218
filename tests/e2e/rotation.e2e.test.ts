import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { now, today } from '~/platform/clock.ts';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { browserCookieFor } from '~tests/support/sign-in.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { createAccount, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

let world: World;
let site: Site;
let browser: Browser;
const attendees: Record<string, TestAccount[]> = {};

/** A day before today, so that the class is over. */
const daysAgo = (days: number): string => today(new Date(now().getTime() - days * 86_400_000));

beforeAll(async () => {
  world = await createWorld();
  for (const [device, unit] of [
    ['phone', world.unitA],
    ['desktop', world.unitB],
  ] as const)
    attendees[device] = await Promise.all(
      ['来的人', '没来的人'].map((name) => createAccount(unit, world.root.id, 'CADRE', name)),
    );
  const { DATABASE_URL: databaseUrl = '', DATA_DIR: dataFolder = '' } = process.env;
  site = await startSite({ databaseUrl, dataFolder });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function openPage(account: TestAccount, device: keyof typeof DEVICES): Promise<Page> {
  const context = await browser.newContext({ ...DEVICES[device], locale: 'zh-CN' });
  await context.addCookies([await browserCookieFor(site.url, account.accountId)]);
  return context.newPage();
}

const fitsTheScreen = async (page: Page): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);

describe.each([
  ['phone', 'unitA'],
  ['desktop', 'unitB'],
] as const)('rotation training on a %s', (device, place) => {
  it('goes from the count of who is due to a class, its attendance, and who is left', async () => {
    const [came, stayedAway] = attendees[device] as [TestAccount, TestAccount];
    const page = await openPage(world.as('SCHOOL_ADMIN', place), device);

    await page.goto(`${site.url}/admin/rotation/new`);
    await page.getByLabel('计划名称').fill('党支部书记轮训');
    await page.getByLabel('开始日期').fill(daysAgo(30));
    await page.getByRole('button', { name: '先数人数' }).click();
    const counted = page.getByText(/按这些条件今天有\d+人应训/);
    const due = Number(/有(\d+)人/.exec((await counted.textContent()) ?? '')?.[1]);
    expect(due).toBeGreaterThanOrEqual(2);
    expect(await page.getByLabel('计划名称').inputValue()).toBe('党支部书记轮训');
    await page.getByRole('button', { name: '冻结名单并建立计划' }).click();
    await page.getByRole('heading', { level: 1, name: '党支部书记轮训' }).waitFor();
    await fitsTheScreen(page);
    const plan = page.url();

    await page.getByRole('link', { name: '增加一期' }).first().click();
    await page.getByLabel('班次名称').fill('第1期轮训班');
    await page.getByLabel('层级').fill('市级');
    await page.getByLabel('开班日期').fill(daysAgo(3));
    await page.getByLabel('结业日期').fill(daysAgo(2));
    await page.getByLabel('学时').fill('16');
    await page.getByLabel('天数').fill('2');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { level: 1, name: '第1期轮训班' }).waitFor();

    await page.getByLabel('人员编码').fill(`${came.accountNumber}、${stayedAway.accountNumber} 不存在的编码`);
    await page.getByRole('button', { name: '加入名单' }).click();
    await page.getByText('已加入2人').waitFor();
    await page.getByText('1个人员编码在您的管理范围内查不到：不存在的编码').waitFor();

    await page.getByLabel('来的人 出勤（半天）', { exact: true }).fill('4');
    await page.getByLabel('没来的人 出勤（半天）').fill('0');
    await page.getByLabel('没来的人 结果').selectOption({ label: '未结业' });
    await page.getByRole('button', { name: '保存出勤与结果' }).click();
    await fitsTheScreen(page);
    await page.getByRole('button', { name: '确认结业' }).click();
    await page.getByText('已结业').first().waitFor();
    expect(await page.getByRole('button', { name: '加入名单' }).count()).toBe(0);

    const figures = page.locator('.figures').first();
    // What the plan says follows from the class: one trained, the rest still open, and each number leads to its names.
    await expect
      .poll(
        async () => {
          await page.goto(plan);
          return figures.textContent();
        },
        { timeout: 20_000 },
      )
      .toMatch(new RegExp(`^应训${due}口径.*已训1口径.*未训${due - 1}口径`, 's'));
    await fitsTheScreen(page);
    await figures.getByRole('link').nth(1).click();
    await page.getByText('1人符合条件').waitFor();
    await page.getByText('来的人', { exact: true }).first().waitFor();
    expect(await page.getByText('没来的人').count()).toBe(0);

    // The person finds the class and its hours in the own record.
    const own = await openPage(came, device);
    await own.goto(`${site.url}/record`);
    await own.getByText('第1期轮训班').first().waitFor();
    await fitsTheScreen(own);
  });
});
