import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { dataFolder } from '~/platform/installation.ts';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '~tests/support/exam-world.ts';
import { loadLearningContent } from '~tests/support/learning-content.ts';
import { browserCookieFor } from '~tests/support/sign-in.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import type { TestAccount } from '~tests/support/world.ts';

let world: ExamWorld;
let session: TestSession;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  await loadLearningContent();
  world = await createExamWorld();
  session = await world.session();
  await sql.query(`UPDATE organization SET demonstration = true WHERE id = $1::uuid`, [world.root.id]);
  await invent(world.as('AUTHORITY_ADMIN', 'root'));
  site = await startSite({ databaseUrl: process.env['DATABASE_URL'] ?? '', dataFolder: dataFolder() });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const invent = ({ accountId }: TestAccount) =>
  sql.query(`UPDATE account SET demonstration = true WHERE id = $1::uuid`, [accountId]);

async function opened(who: TestAccount | null, device: keyof typeof DEVICES) {
  const context = await browser.newContext({ ...DEVICES[device], locale: 'zh-CN' });
  if (who) await context.addCookies([await browserCookieFor(site.url, who.accountId)]);
  return { context, page: await context.newPage() };
}

const markOn = (page: Page) => page.locator('.demo-strip, .demo-mark');

/** The one mark that a page bears is seen on it and on the sheet that it prints. */
async function expectMarked(page: Page, words: string): Promise<void> {
  for (const media of ['print', 'screen'] as const) {
    await page.emulateMedia({ media });
    const marks = await markOn(page).evaluateAll((all) =>
      all.filter((mark) => mark.checkVisibility()).map((mark) => mark.textContent),
    );
    expect([page.url(), media, marks]).toEqual([page.url(), media, [words]]);
  }
}

const SENTENCE = '演示数据：人名、单位、成绩均为虚构';

async function startTest(page: Page): Promise<void> {
  await page.goto(`${site.url}/tests/${session.id}`);
  await page.getByLabel('我已阅读以上规则').check();
  await page.getByRole('button', { name: '开始测试' }).click();
  await page.waitForURL('**/sittings/*');
  await page.locator('.sitting').waitFor();
}

describe.each(['phone', 'desktop'] as const)('what is invented, on a %s', (device) => {
  it('is marked for a cadre at home, in a lesson, in the test and beside its result, on paper too', async () => {
    const who = await world.candidate(session, '沈佳禾');
    await invent(who);
    const { context, page } = await opened(who, device);
    for (const place of ['/', '/courses/c2/2.3']) {
      await page.goto(site.url + place);
      await expectMarked(page, SENTENCE);
    }
    await startTest(page);
    await expectMarked(page, '演示');
    expect(await markOn(page).getAttribute('title')).toBe(SENTENCE);
    // It takes no line from the question.
    const [withMark, without] = await markOn(page).evaluate((mark) => {
      const head = mark.closest('header') as HTMLElement;
      const before = head.offsetHeight;
      mark.remove();
      return [before, head.offsetHeight];
    });
    expect(withMark).toBe(without);
    await page.goto(`${page.url().split('?')[0]}?hand-in=1`);
    await expectMarked(page, '演示');
    await page.getByRole('button', { name: '交卷' }).click();
    await page.waitForURL('**/result');
    await page.getByRole('heading', { name: '您的测试不合格。' }).waitFor();
    await expectMarked(page, SENTENCE);
    await context.close();
  });

  it('is marked above a list of an administrator, on paper too', async () => {
    const { context, page } = await opened(world.as('AUTHORITY_ADMIN', 'root'), device);
    await page.goto(`${site.url}/admin/cadres`);
    await expectMarked(page, SENTENCE);
    await context.close();
  });

  it('is marked for a visitor, where the roles of the demonstration are offered, on paper too', async () => {
    const { context, page } = await opened(null, device);
    for (const place of ['/', '/sign-in']) {
      await page.goto(site.url + place);
      await expectMarked(page, SENTENCE);
    }
    await context.close();
  });

  it('is not claimed of what is real', async () => {
    const { context, page } = await opened(await world.candidate(session), device);
    await page.goto(site.url);
    await page.locator('main h1').waitFor();
    expect(await markOn(page).count()).toBe(0);
    await startTest(page);
    expect(await markOn(page).count()).toBe(0);
    await context.close();
  });
});
