import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { writeWorkbook } from '~/platform/write-workbook.ts';
import { readSheets } from '~/platform/read-sheets.ts';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { browserCookieFor } from '~tests/support/sign-in.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { createWorld, type World } from '~tests/support/world.ts';

let site: Site;
let browser: Browser;
let world: World;
const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia-import-'));

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

const people = async (): Promise<number> =>
  (
    await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM cadre WHERE root_id = $1 AND account_id IS NULL`, [
      world.root.id,
    ])
  )[0]?.n ?? 0;

async function download(page: Page, selector: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(selector)]);
  const to = path.join(folder, `${Date.now()}-${file.suggestedFilename()}`);
  await file.saveAs(to);
  return to;
}

describe.each(['desktop', 'phone'] as const)('an import on a %s', (device) => {
  it('goes from a messy sheet to people in the registry, and back', async () => {
    world = await createWorld();
    // Somebody of this name is there already, without a number.
    await sql.query(`UPDATE cadre SET name = '周启明', name_key = '周启明', staff_number = NULL WHERE id = $1`, [
      world.as('CADRE', 'unitB').cadreId,
    ]);
    const context = await browser.newContext({ ...DEVICES[device], acceptDownloads: true, locale: 'zh-CN' });
    await context.addCookies([
      await browserCookieFor(site.url, world.as('AUTHORITY_ADMIN', 'root').accountId),
      { name: 'lang', value: 'zh-CN', url: site.url },
    ]);
    const page = await context.newPage();
    await page.goto(`${site.url}/admin/imports`);

    const template = await readSheets(readFileSync(await download(page, 'a[href="/admin/import-templates/cadres"]')));
    expect(template.map(({ name }) => name)).toEqual(['填写说明', '数据', '字典']);

    const sample = await download(page, 'a[href="/admin/import-sample"]');
    await page.setInputFiles('input[type=file]', sample);
    await page.click('button:has-text("上传并试运行")');
    await page.waitForSelector('.commit-bar');
    expect(await people()).toBe(0);

    const text = await page.innerText('main');
    expect(text).toContain('还没有写入任何数据');
    expect(text).toMatch(/第\d+行“任职起始”不是日期（2026\/13\/1）/);
    expect(text).toMatch(/最接近的是“.+”/);
    expect(text).toMatch(/其余\d+行未受影响/);

    // The person of one name waits for a decision; nobody is made twice.
    await page.waitForSelector('#waiting');
    expect(await page.innerText('#waiting')).toContain('周启明');
    await page.click('#waiting button:has-text("是这一位")');
    await page.waitForSelector('#waiting', { state: 'detached' });

    // A wrong cell is written anew where it stands; its row is judged again and counts among those to be written.
    const before = await page.innerText('.commit-bar');
    await page.fill('input[name$="-startedOn"]', '2026-01-05');
    await page.click('.form-acts button:has-text("保存改正")');
    await page.waitForSelector('text=已改正1行');
    expect(await page.innerText('main')).not.toContain('2026/13/1');
    expect(await page.innerText('.commit-bar')).not.toBe(before);

    const marked = await readSheets(readFileSync(await download(page, 'a[href$="/marked"]')));
    const reasons = marked[0]?.rows.map((row) => String(row.at(-1))).join('\n') ?? '';
    expect(reasons).toContain('最接近的是');
    expect(reasons).not.toContain('2026/13/1');
    expect(marked[0]?.rows.length).toBe(7);

    await page.click('.commit-bar button:has-text("写入")');
    await page.waitForSelector('a:has-text("撤销这批导入")');
    const written = await people();
    expect(written).toBeGreaterThan(5);
    const [namesakes] = await sql.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM cadre WHERE name = '周启明' AND root_id = $1`,
      [world.root.id],
    );
    expect(namesakes?.n).toBe(1);

    await page.goto(`${site.url}/admin/cadres`);
    const exported = await readSheets(readFileSync(await download(page, 'a.btn[download]')));
    expect(exported[0]?.rows.length).toBe(written + 3 + 1);

    await page.goBack();
    await page.click('a:has-text("撤销这批导入")');
    // In a dialog, or on the page where scripts have not come alive yet.
    await page.getByRole('button', { name: /^撤销\d+行$/ }).click();
    await page.waitForSelector('text=已撤销');
    await expect.poll(people).toBe(0);
    await context.close();
  });
});

describe.each(['desktop', 'phone'] as const)('a workbook of several sheets on a %s', (device) => {
  it('says which sheet was read, and the others follow without uploading the file again', async () => {
    world = await createWorld();
    const context = await browser.newContext({
      ...DEVICES[device],
      locale: 'zh-CN',
      // The choice is made of forms: on the phone it is tried where scripts do not run.
      javaScriptEnabled: device === 'desktop',
    });
    await context.addCookies([
      await browserCookieFor(site.url, world.as('AUTHORITY_ADMIN', 'root').accountId),
      { name: 'lang', value: 'zh-CN', url: site.url },
    ]);
    const page = await context.newPage();
    const until = async (text: string) => {
      await expect.poll(async () => (await page.reload(), page.innerText('main')), { interval: 500 }).toContain(text);
    };
    // Where scripts do not run, only asking again shows that the worker is done.
    const untilWritable = () =>
      expect.poll(async () => (await page.reload(), page.locator('.commit-bar').count()), { interval: 500 }).toBe(1);
    const unit = (name: string, code: string, ...names: string[]) => ({
      name,
      rows: [['姓名', '组织编码', '党内职务', '任职时间'], ...names.map((one) => [one, code, '委员', '2024-03'])],
    });
    const sheet = path.join(folder, `units-${device}.xlsx`);
    writeFileSync(
      sheet,
      await writeWorkbook([
        { name: '填写说明', rows: [['一人一行，如实填写']] },
        unit('甲单位', 'A1', '张伟'),
        unit('乙单位', 'B1', '李静', '王芳'),
        unit('丙单位', 'B1', '赵六'),
      ]),
    );
    await page.goto(`${site.url}/admin/imports?kind=cadres`);
    await page.setInputFiles('input[type=file]', sheet);
    await page.click('button:has-text("上传并试运行")');
    await until('这个文件有3张工作表像是要导入的，这次读的是“甲单位”');
    await page.click('button:has-text("读“乙单位”，2行")');
    await until('这次读的是“乙单位”');
    await untilWritable();
    await page.click('.commit-bar button:has-text("写入")');
    await until('这个文件还有2张工作表没有导入');
    expect(await people()).toBe(2);
    const written = page.url();

    await page.click('button:has-text("读“丙单位”，1行")');
    await until('这次读的是“丙单位”');
    expect(page.url()).not.toBe(written);
    await untilWritable();
    await page.click('.commit-bar button:has-text("写入")');
    await until('这个文件还有1张工作表没有导入');
    expect(await people()).toBe(3);
    await page.click('.sheet-choices a:has-text("乙单位")');
    await page.waitForURL(written);

    await page.goto(`${site.url}/admin/imports`);
    const list = await page.innerText('main');
    expect(list).toContain(`units-${device}.xlsx 丙单位`);
    expect(list).toContain(`units-${device}.xlsx 乙单位`);
    await context.close();
  });
});

it('corrects a cell where scripts do not run', async () => {
  world = await createWorld();
  const { accountId } = world.as('ORG_ADMIN', 'unitA');
  const context = await browser.newContext({ ...DEVICES.phone, locale: 'zh-CN', javaScriptEnabled: false });
  await context.addCookies([
    await browserCookieFor(site.url, accountId),
    { name: 'lang', value: 'zh-CN', url: site.url },
  ]);
  const page = await context.newPage();
  const until = async (text: string) => {
    await expect.poll(async () => (await page.reload(), page.innerText('main')), { interval: 500 }).toContain(text);
  };
  await page.goto(`${site.url}/admin/imports?kind=post-changes`);
  const sheet = path.join(folder, 'changes.csv');
  const number = world.as('CADRE', 'unitA').accountNumber;
  writeFileSync(
    sheet,
    `人员编码,变动类型,组织编码,职务,生效日期,文号\n${number},免职,A,书记,2026/13/1,工委〔2026〕1号\n`,
  );
  await page.setInputFiles('input[type=file]', sheet);
  await page.click('button:has-text("上传并试运行")');
  await until('1行有错误');
  await page.fill('input[name="cell-2-effectiveOn"]', '2026-06-30');
  await page.click('.form-acts button:has-text("保存改正")');
  await until('没有错误');
  await page.click('.commit-bar button:has-text("写入")');
  await until('已写入1行');
  const [post] = await sql.query(
    `SELECT p.ended_on::text AS ended, p.end_document_number AS document FROM cadre_post p WHERE p.cadre_id = $1`,
    [world.as('CADRE', 'unitA').cadreId],
  );
  expect(post).toEqual({ ended: '2026-06-30', document: '工委〔2026〕1号' });
  await context.close();
});
