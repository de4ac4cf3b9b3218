import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import type { WrittenCell } from '~/platform/compose-workbook.ts';
import { newId } from '~/platform/id.ts';
import { writeWorkbook } from '~/platform/write-workbook.ts';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { browserCookieFor } from '~tests/support/sign-in.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { createAccount, createWorld } from '~tests/support/world.ts';

let site: Site;
let browser: Browser;
const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia-rotation-'));

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

/** Uploads rows as a workbook, looks at the trial run, and has it written. */
async function importRows(page: Page, kind: string, rows: WrittenCell[][]): Promise<void> {
  const file = path.join(folder, `${kind}-${Date.now()}.xlsx`);
  writeFileSync(file, await writeWorkbook([{ name: '数据', rows }]));
  await page.goto(`${site.url}/admin/imports?kind=${kind}`);
  await page.setInputFiles('input[type=file]', file);
  await page.click('button:has-text("上传并试运行")');
  await page.waitForSelector('.commit-bar');
  expect(await page.innerText('main')).toContain('还没有写入任何数据');
  await page.click('.commit-bar button:has-text("写入")');
  await page.waitForSelector('a:has-text("撤销这批导入")');
}

/** The figure under a label, and the way to its rows. */
const figure = (page: Page, label: string) =>
  page
    .locator('.stat', { has: page.locator('.stat-label', { hasText: new RegExp(`^${label}$`) }) })
    .locator('.stat-figure');

describe.each(['desktop', 'phone'] as const)('a rotation plan on a %s', (device) => {
  it('goes from the population over classes and rosters in Excel to who is trained and who is not', async () => {
    const world = await createWorld();
    for (const [at, name] of ['周启明', '林若谷', '何静'].entries()) {
      const one = await createAccount(world.branchA, world.root.id, 'CADRE', name);
      await sql.query(`UPDATE cadre SET staff_number = $2, name_key = $3 WHERE id = $1`, [
        one.cadreId,
        `R0${at}`,
        name,
      ]);
    }
    const context = await browser.newContext({ ...DEVICES[device], locale: 'zh-CN' });
    await context.addCookies([
      await browserCookieFor(site.url, world.as('SCHOOL_ADMIN', 'root').accountId),
      { name: 'lang', value: 'zh-CN', url: site.url },
    ]);
    const page = await context.newPage();

    await page.goto(`${site.url}/admin/rotation/new`);
    await page.fill('input[name=title]', '2026年轮训');
    await page.fill('input[name=windowFrom]', '2026-01-01');
    await page.fill('input[name=windowTo]', '2099-12-31');
    await page.click('button:has-text("先数人数")');
    await page.waitForSelector('text=人应训，还没有建立计划');
    expect(await page.inputValue('input[name=title]')).toBe('2026年轮训');
    await page.click('button:has-text("冻结名单并建立计划")');
    await page.waitForURL(/\/admin\/rotation\/[0-9a-f-]{36}$/);
    const plan = page.url();
    const due = Number(await figure(page, '应训').innerText());
    expect(due).toBeGreaterThanOrEqual(3);

    await importRows(page, 'classes', [
      ['班次编码', '班次名称', '类型', '层级', '主办', '起止', '学时', '天数', '轮训计划'],
      ['E-01', '书记轮训班（第1期）', '轮训', '市级', '市委机关工委', '2026.10.12-10.14', 24, 3, '2026年轮训'],
    ]);
    await importRows(page, 'class-rosters', [
      ['班次编码', '人员编码', '姓名', '出勤', '成绩', '结业'],
      ['E-01', 'R00', '周启明', '全勤', '优秀', '结业'],
      ['E-01', null, '林若谷', '3天', '良好', null],
      ['E-01', 'R02', '何静', '1天', null, '未结业'],
    ]);

    await page.goto(`${site.url}/admin/classes`);
    await page.click('button:has-text("把登记好的一起结业")');
    await page.waitForSelector('text=1期已结业');

    await page.goto(plan);
    expect(await figure(page, '已训').innerText()).toBe('2');
    expect(await figure(page, '未训').innerText()).toBe(String(due - 2));
    expect(await figure(page, '调训人次').innerText()).toBe('3');
    expect(await figure(page, '结业人次').innerText()).toBe('2');
    await figure(page, '已训').locator('a').click();
    await page.waitForURL(/members/);
    const names = await page.innerText('main');
    expect(names).toContain('周启明');
    expect(names).not.toContain('何静');
    await page.goto(plan);
    await figure(page, '调训人次').locator('a').click();
    await page.waitForURL(/attendances/);
    expect(await page.innerText('main')).toContain('3人次，3人');
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    await context.close();
  });

  it('keeps the organization and all that was typed for a class that is not accepted, and puts it away', async () => {
    const world = await createWorld();
    const school = world.as('SCHOOL_ADMIN', 'unitA');
    await sql.query(
      `INSERT INTO "grant" (id, account_id, role, organization_id, valid_from)
       VALUES ($1, $2, 'SCHOOL_ADMIN', $3, now() - interval '1 day')`,
      [newId(), school.accountId, world.unitB.id],
    );
    const context = await browser.newContext({ ...DEVICES[device], locale: 'zh-CN' });
    await context.addCookies([await browserCookieFor(site.url, school.accountId)]);
    const page = await context.newPage();
    await page.goto(`${site.url}/admin/classes/new`);
    const asked = page.locator('[name=organizationId]');
    const places = await asked.locator('option').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
    expect(new Set(places)).toEqual(new Set([world.unitA.id, world.unitB.id]));
    const [, second = ''] = places;
    await asked.selectOption(second);
    const typed = { title: '书记轮训班', tier: '市级', host: '市委党校', creditHours: '24' };
    for (const [name, value] of Object.entries({ ...typed, startsOn: '2026-10-14', endsOn: '2026-10-12' }))
      await page.locator(`[name=${name}]`).fill(value);
    await page.getByRole('button', { name: '保存' }).click();
    await page.locator('[name=endsOn][aria-invalid=true]').waitFor();
    expect(await asked.inputValue()).toBe(second);
    for (const [name, value] of Object.entries(typed))
      expect(await page.locator(`[name=${name}]`).inputValue()).toBe(value);
    await page.getByRole('link', { name: '取消' }).click();
    await page.waitForURL('**/admin/classes');
    await context.close();
  });
});
