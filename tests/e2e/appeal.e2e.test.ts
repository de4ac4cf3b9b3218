import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { sql } from '~/platform/db.ts';
import { dataFolder } from '~/platform/installation.ts';
import { DEVICES, startBrowser } from '../support/browser.ts';
import { createExamWorld, type ExamWorld } from '../support/exam-world.ts';
import { browserCookieFor } from '../support/sign-in.ts';
import { startSite, type Site } from '../support/site.ts';
import type { TestAccount } from '../support/world.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { key: 'phone', label: '手机' };

const faults: string[] = [];
const contexts: BrowserContext[] = [];
let world: ExamWorld;
let site: Site;
let browser: Browser;
beforeAll(async () => {
  world = await createExamWorld();
  site = await startSite({ databaseUrl: process.env['DATABASE_URL'] ?? '', dataFolder: dataFolder() });
  browser = await startBrowser();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function pageOf(who: TestAccount, device: keyof typeof DEVICES, locale = 'zh-CN'): Promise<Page> {
  const context = await browser.newContext({
    ...DEVICES[device],
    // The scanner is put into the page by the browser itself.
    bypassCSP: true,
  });
  await context.addCookies([
    await browserCookieFor(site.url, who.accountId),
    { name: 'lang', value: locale, url: site.url },
  ]);
  contexts.push(context);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  return page;
}

async function violations(page: Page): Promise<unknown[]> {
  await page.evaluate(axe);
  const { violations: found } = (await page.evaluate('axe.run()')) as AxeResults;
  return found.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 200))]);
}

/** Somebody hands an empty paper in; the site's worker marks it. */
async function failed(): Promise<{ who: TestAccount; attemptId: string }> {
  const session = await world.session();
  const who = await world.candidate(session, '沈佳禾');
  const start = await startAttempt(who.actor, session.id, phone);
  if (!start.ok) throw new Error(start.reason);
  await submitAttempt(who.actor, start.attemptId, phone.key);
  await sql.query(`UPDATE exam_session SET closes_at = now() WHERE id = $1`, [session.id]);
  return { who, attemptId: start.attemptId };
}

describe.each(['phone', 'desktop'] as const)('an appeal on a %s', (device) => {
  it('goes from the result page to the office and back with a written answer', async () => {
    const { who, attemptId } = await failed();
    const page = await pageOf(who, device);
    await page.goto(`${site.url}/sittings/${attemptId}/result`);
    await page.getByRole('heading', { level: 1, name: '不合格' }).waitFor();
    await page.getByText('申请成绩复核').click();
    await page.getByLabel('复核理由').fill('第三题的说法在条例修订后已经改变');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '提交复核申请' }).click();
    await page.getByText('工委人员正在处理').waitFor();

    const office = await pageOf(world.as('EXAM_OFFICER', 'root'), device);
    await office.goto(`${site.url}/admin/appeals?state=OPEN`);
    await office.getByRole('link', { name: '沈佳禾' }).first().click();
    await office.getByText('第三题的说法在条例修订后已经改变').first().waitFor();
    expect(await violations(office)).toEqual([]);
    await office.getByLabel('成立：更正题目得分').check();
    await office.locator('input[name="slot[]"][value="3"]').check();
    await office.getByLabel('书面答复').fill('经核对，第三题题干与现行条文不符，按答对计分。');
    await office.getByRole('button', { name: '作出答复' }).click();
    await office.getByText('已答复，并已通知本人').waitFor();
    await office.getByText('第3题按答对计分，得分由0分改为1分').waitFor();

    await page.goto(`${site.url}/inbox`);
    await page.getByText('您的复核申请成立').first().waitFor();
    await page.goto(`${site.url}/sittings/${attemptId}/result`);
    await page.getByText('经核对，第三题题干与现行条文不符，按答对计分。').waitFor();
    const english = await pageOf(who, device, 'en');
    await english.goto(`${site.url}/sittings/${attemptId}/result`);
    await english.getByText('Counted as right: question 3. The score changes from 0 to 1.').waitFor();
    expect(await violations(english)).toEqual([]);
  });
});
