import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { violationsOn } from '~tests/support/axe.ts';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { lessonCalled, loadLearningContent } from '~tests/support/learning-content.ts';
import { browserCookieFor } from '~tests/support/sign-in.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { createAccount, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

let world: World;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  await loadLearningContent();
  world = await createWorld();
  const { DATABASE_URL: databaseUrl = '', DATA_DIR: dataFolder = '' } = process.env;
  site = await startSite({ databaseUrl, dataFolder, worker: false });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const progressOf = async ({ accountId }: TestAccount, slug: string) => {
  const [row] = await sql.query<{ position: number; furthest: number; finished: boolean }>(
    `SELECT position, furthest, completed_at IS NOT NULL AS finished FROM lesson_progress
     WHERE account_id = $1::uuid AND lesson_id = $2::uuid`,
    [accountId, (await lessonCalled(slug)).id],
  );
  return row ?? null;
};
const answersOf = ({ accountId }: TestAccount) =>
  sql.query(`SELECT check_id AS "checkId", choice, correct FROM self_check_answer WHERE account_id = $1::uuid`, [
    accountId,
  ]);
const isWider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

async function opened(
  account: TestAccount,
  device: keyof typeof DEVICES,
  javaScriptEnabled = true,
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({ ...DEVICES[device], javaScriptEnabled });
  await context.addCookies([await browserCookieFor(site.url, account.accountId)]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) faults.push(`asked ${request.url()}`);
  });
  return { context, page, faults };
}

describe.each(['phone', 'desktop'] as const)('studying on a %s', (device) => {
  it('goes from my learning to a lesson, a self-check, away, back to the same place, and to its end', async () => {
    const account = await createAccount(world.branchA, world.root.id, 'CADRE', '沈佳禾');
    const { context, page, faults } = await opened(account, device);
    await page.goto(`${site.url}/learn`);
    await page.getByRole('link', { name: '《中国共产党支部工作条例（试行）》精讲' }).first().click();
    await page.getByRole('link', { name: '三会一课与主题党日' }).click();
    await expect.poll(() => page.title()).toContain('三会一课与主题党日');
    expect(await page.locator('h1').textContent()).toBe('三会一课与主题党日');
    expect(await isWider(page)).toBe(false);
    expect(await page.getByText('沈佳禾').count()).toBeGreaterThan(0);

    // A self-check answers in place, with the clause, and is kept.
    await page.locator('[data-lesson][data-ready]').waitFor();
    const check = page.locator('#c2-3-1-a');
    await check.locator('label', { hasText: '12票' }).click();
    await expect.poll(() => answersOf(account)).toEqual([{ checkId: 'c2-3-1-a', choice: 'B', correct: false }]);
    await expect.poll(() => check.getByText('答得不对').isVisible()).toBe(true);
    expect(await check.getByRole('link', { name: '《支部工作条例》第十一条' }).isVisible()).toBe(true);

    // The outline follows.
    await page.locator('#s4').evaluate((heading) => heading.scrollIntoView());
    if (device === 'desktop')
      await expect
        .poll(() => page.locator('.lesson-outline [aria-current]').textContent())
        .toBe('四、“一般”在哪里，留了多大余地');

    // Leaving tells the place; coming back resumes it.
    await page.goto(`${site.url}/learn`);
    await expect.poll(async () => (await progressOf(account, 'c2/3.1'))?.position ?? 0).toBeGreaterThan(100);
    // The beacon travels beside the request for the next page and may come in after it.
    await page.reload();
    await page.getByRole('link', { name: '继续学习' }).click();
    await page.locator('[data-lesson][data-ready]').waitFor();
    await expect.poll(() => page.getByText('已回到上次读到的地方').count()).toBe(1);
    const top = await page.locator('#s4').evaluate((heading) => heading.getBoundingClientRect().top);
    expect(Math.abs(top)).toBeLessThan(400);
    expect(await check.locator('input[value=B]').isChecked()).toBe(true);
    expect(await check.getByText('您选的').isVisible()).toBe(true);

    // The end leads on.
    await page.getByRole('button', { name: '学完本节，进入下一节' }).click();
    await expect.poll(() => page.url()).toBe(`${site.url}/courses/c2/3.2`);
    expect((await progressOf(account, 'c2/3.1'))?.finished).toBe(true);
    await page.goto(`${site.url}/courses/c2/3.1`);
    expect(await page.getByText('已学完').first().isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: '学完本节' }).isVisible()).toBe(false);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('works without JavaScript: reading, the answer by hand, finishing', async () => {
    const account = await createAccount(world.branchA, world.root.id, 'CADRE');
    const { context, page } = await opened(account, device, false);
    await page.goto(`${site.url}/courses/c2/2.3`);
    expect(await page.locator('.lesson-text p').count()).toBeGreaterThan(20);
    const answer = page.locator('.self-check').first().locator('details');
    await answer.locator('summary').click();
    expect(await answer.getByText('正确答案').isVisible()).toBe(true);
    if (device === 'phone') {
      await page.getByRole('link', { name: '目录', exact: true }).click();
      await expect.poll(() => page.locator('.lesson-outline').isVisible()).toBe(true);
      await page.locator('.lesson-outline a[href="#s2"]').click();
      await expect.poll(() => page.locator('.lesson-outline').isVisible()).toBe(false);
    }
    await page.getByRole('button', { name: '学完本节，进入下一节' }).click();
    await expect.poll(() => page.url()).toBe(`${site.url}/courses/c2/3.1`);
    expect((await progressOf(account, 'c2/2.3'))?.finished).toBe(true);
    await context.close();
  });
});

describe('every lesson and case', () => {
  it('fits a phone, and its figure can be read there', async () => {
    const account = await createAccount(world.branchA, world.root.id, 'CADRE');
    const { context, page, faults } = await opened(account, 'phone');
    const lessons = await sql.query<{ slug: string; kind: string }>(
      `SELECT slug, kind::text FROM lesson ORDER BY slug`,
    );
    expect(lessons).toHaveLength(26);
    for (const { slug, kind } of lessons) {
      await page.goto(`${site.url}/${kind === 'CASE' ? 'cases' : 'courses'}/${slug}`);
      expect(await isWider(page), slug).toBe(false);
      const smallest = await page.locator('.lesson-figure svg').evaluate((svg) =>
        Math.min(
          ...[...svg.querySelectorAll('text')].map((text) => {
            const scale = svg.getBoundingClientRect().width / (svg as SVGSVGElement).viewBox.baseVal.width;
            return scale * Number(text.getAttribute('font-size'));
          }),
        ),
      );
      expect(smallest, `smallest text of the figure of ${slug}`).toBeGreaterThanOrEqual(11);
      // One that is wider than the phone says so, and stands there whole when that is asked for.
      const [region, whole] = [page.locator('.lesson-figure .table-wide'), page.locator('.figure-wide')];
      const scrolls = () => region.evaluate((part) => part.scrollWidth > part.clientWidth);
      expect(await whole.isVisible(), slug).toBe(await scrolls());
      if (await scrolls()) {
        await whole.getByLabel('缩小看整图').check();
        expect(await scrolls(), slug).toBe(false);
      }
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it('keeps its Chinese text under the English interface, and says so to readers aloud', async () => {
    const account = await createAccount(world.branchA, world.root.id, 'CADRE');
    const { context, page } = await opened(account, 'desktop');
    await context.addCookies([{ name: 'lang', value: 'en', url: site.url }]);
    await page.goto(`${site.url}/courses/c2/3.1`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('.lesson-text').getAttribute('lang')).toBe('zh-CN');
    expect(await page.getByRole('button', { name: 'Finish and go on' }).isVisible()).toBe(true);
    expect(await page.getByText('unconfirmed').first().isVisible()).toBe(true);
    await context.close();
  });

  it.each([
    ['phone', 'zh-CN', 'standard'],
    ['desktop', 'en', 'standard'],
    ['phone', 'zh-CN', 'elder'],
  ] as const)('has no violation on a %s in %s, %s type', async (device, lang, mode) => {
    const account = await createAccount(world.branchA, world.root.id, 'CADRE');
    // The scanner is put into the page past the policy that lets no foreign script in.
    const context = await browser.newContext({ ...DEVICES[device], bypassCSP: true });
    await context.addCookies([
      await browserCookieFor(site.url, account.accountId),
      { name: 'lang', value: lang, url: site.url },
      { name: 'mode', value: mode, url: site.url },
    ]);
    const page = await context.newPage();
    const all = await sql.query<{ slug: string; kind: string }>(`SELECT slug, kind::text FROM lesson ORDER BY slug`);
    const found: string[] = [];
    // All of them once; in the other language and the large type one of each course and kind.
    for (const { slug, kind } of mode === 'standard' && lang === 'zh-CN' ? all : all.filter((_, at) => at % 8 === 0)) {
      await page.goto(`${site.url}/${kind === 'CASE' ? 'cases' : 'courses'}/${slug}`);
      expect(await page.locator('html.elder').count()).toBe(mode === 'elder' ? 1 : 0);
      await page.locator('[data-lesson][data-ready]').waitFor();
      for (const violation of await violationsOn(page)) found.push(`${slug} ${violation}`);
      if (await isWider(page)) found.push(`${slug} scrolls sideways`);
    }
    await page.goto(`${site.url}/regulations/branch-regulations`);
    for (const violation of await violationsOn(page)) found.push(`branch-regulations ${violation}`);
    expect(found).toEqual([]);
    await context.close();
  });

  it('prints its text, tables and figure alone, each whole in the width of the sheet', async () => {
    const account = await createAccount(world.branchA, world.root.id, 'CADRE');
    const { context, page } = await opened(account, 'desktop');
    await page.goto(`${site.url}/courses/c2/2.3`);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 672, height: 950 });
    // Of the bar above, the mark of a demonstration alone is printed (demonstration-mark.e2e): nobody here is invented.
    for (const part of [
      '.learner-top .wrap',
      '.lesson-outline',
      '.lesson-dock',
      '.lesson-onward',
      '.foot',
      '.demo-strip',
    ])
      expect(await page.locator(part).first().isVisible(), part).toBe(false);
    for (const part of ['h1', '.lesson-text .comparison', '.lesson-figure svg', '.self-check-question'])
      expect(await page.locator(part).first().isVisible(), part).toBe(true);
    const cut = await page
      .locator('.lesson-text table, .lesson-figure svg')
      .evaluateAll((parts) => parts.filter((part) => part.getBoundingClientRect().right > window.innerWidth).length);
    expect(cut).toBe(0);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
    await context.close();
  });

  it('is refused to those who have not signed in', async () => {
    const answer = await fetch(`${site.url}/courses/c2/3.1`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toContain('/sign-in');
  });
});
