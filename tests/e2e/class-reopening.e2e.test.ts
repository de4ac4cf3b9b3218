import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolCadres } from '~/training/commands/change-enrolment.server.ts';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { browserCookieFor } from '~tests/support/sign-in.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { createTrainingWorld } from '~tests/support/training-world.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await startSite({
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    dataFolder: process.env['DATA_DIR'] ?? '.data/test',
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const row = (page: Page, name: string) => page.locator('tr', { hasText: name });
const press = async (page: Page, words: string): Promise<void> => {
  await page.click(`button:has-text("${words}")`);
  await page.waitForLoadState();
};
const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

describe.each(['desktop', 'phone'] as const)('a class on a %s', (device) => {
  it('is refused with the names beside their rows, completed, opened again with a reason, and completed anew', async () => {
    const w = await createTrainingWorld();
    const planId = await w.plan();
    const classId = await w.newClass(planId);
    await enrolCadres(w.school(), classId, { cadreIds: w.ids(0, 1) });
    const context = await browser.newContext({ ...DEVICES[device], locale: 'zh-CN' });
    await context.addCookies([
      await browserCookieFor(site.url, w.world.as('SCHOOL_ADMIN', 'root').accountId),
      { name: 'lang', value: 'zh-CN', url: site.url },
    ]);
    const page = await context.newPage();
    await page.goto(`${site.url}/admin/classes/${classId}`);

    const [first = '', second = ''] = w.ids(0, 1);
    await page.fill(`input[name="half:${first}"]`, '0');
    await page.selectOption(`select[name="result:${first}"]`, 'COMPLETED');
    await page.fill(`input[name="grade:${second}"]`, '良好');
    await press(page, '保存出勤与结果');
    await page.waitForSelector('[role=alert]:has-text("一次都没有到，不能结业")');
    expect(await page.innerText('[role=alert]')).toContain('学员0');
    expect(await row(page, '学员0').innerText()).toContain('一次都没有到，不能结业');
    expect(await row(page, '学员1').innerText()).not.toContain('一次都没有到');
    // What was typed is still there.
    expect(await page.inputValue(`input[name="grade:${second}"]`)).toBe('良好');
    expect(await page.inputValue(`input[name="half:${first}"]`)).toBe('0');
    expect(await wide(page)).toBe(false);
    await page.fill(`input[name="half:${first}"]`, '6');
    await press(page, '保存出勤与结果');
    await page.waitForSelector('text=出勤与结果已保存');
    expect(await page.locator('[role=alert]').count()).toBe(0);
    await press(page, '确认结业');
    await page.waitForSelector('text=结业办错了？重新打开');

    const trained = async (): Promise<string> => {
      const plan = await context.newPage();
      await plan.goto(`${site.url}/admin/rotation/${planId}`);
      const figure = plan
        .locator('.stat', { has: plan.locator('.stat-label', { hasText: /^已训$/ }) })
        .locator('.stat-figure');
      const text = await figure.innerText();
      await plan.close();
      return text;
    };
    expect(await trained()).toBe('2');
    await page.click('summary:has-text("结业办错了")');
    expect(await page.innerText('main')).toContain('2人的结业和每人24学时收回');
    await page.fill('textarea[name=why]', '学员1没有参加最后一天');
    await press(page, '重新打开这个班');
    await page.waitForSelector('text=收回结业2人，退回未训2人');
    expect(await page.innerText('main')).toContain('学员1没有参加最后一天');
    expect(await trained()).toBe('0');
    expect(await wide(page)).toBe(false);

    await page.selectOption(`select[name="result:${second}"]`, 'NOT_COMPLETED');
    await press(page, '保存出勤与结果');
    await press(page, '确认结业');
    await page.waitForSelector('text=结业办错了？重新打开');
    expect(await trained()).toBe('1');

    // The window of the plan does not close behind the class.
    await page.goto(`${site.url}/admin/rotation/${planId}/edit`);
    await page.fill('input[name=windowTo]', '2026-10-13');
    await press(page, '保存');
    await page.waitForSelector('text=周期没有改');
    expect(await page.locator('main .notice a').getAttribute('href')).toBe(`/admin/classes/${classId}`);
    expect(await page.inputValue('input[name=windowTo]')).toBe('2026-10-13');
    expect(await wide(page)).toBe(false);
    await context.close();
  });
});
