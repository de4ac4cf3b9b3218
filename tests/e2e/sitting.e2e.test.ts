import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { MOST_A_DAY } from '~/exams/commands/start-practice.server.ts';
import type { LateAnswer } from '~/exams/rules/answer-sheet.ts';
import { lateAnswersSeen } from '~/exams/rules/keep-late-answers.ts';
import { sql } from '~/platform/db.ts';
import { dataFolder } from '~/platform/installation.ts';
import { beginMany } from '../exams/sitting-steps.ts';
import { answerRight } from '../support/answer-right.ts';
import { DEVICES, startBrowser } from '../support/browser.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '../support/exam-world.ts';
import { browserCookieFor } from '../support/sign-in.ts';
import { startSite, type Site } from '../support/site.ts';
import type { TestAccount } from '../support/world.ts';

/** What went wrong in scripts: nothing may. */
const faults: string[] = [];
afterEach(() => expect(faults.splice(0)).toEqual([]));

let world: ExamWorld;
let session: TestSession;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  world = await createExamWorld();
  session = await world.session({ explanationRelease: 'AFTER_HAND_IN' });
  await sql.query(`UPDATE question_bank SET from_repository = true WHERE id = $1::uuid`, [world.practiceBankId]);
  site = await startSite({ databaseUrl: process.env['DATABASE_URL'] ?? '', dataFolder: dataFolder() });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const { phone: PHONE, desktop: DESKTOP } = DEVICES;

async function deviceOf(
  who: TestAccount,
  options: Parameters<Browser['newContext']>[0] = PHONE,
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  await context.addCookies([await browserCookieFor(site.url, who.accountId)]);
  return context;
}

/** Signs a new candidate in and starts the test as a person would. */
async function begin(options: Parameters<Browser['newContext']>[0] = PHONE, of = session) {
  const who = await world.candidate(of, '沈佳禾');
  const context = await deviceOf(who, options);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${site.url}/tests`);
  await page.getByRole('link', { name: '看规则并开始' }).click();
  await page.getByLabel('我已阅读以上规则').check();
  await page.getByRole('button', { name: '开始测试' }).click();
  await page.waitForURL('**/sittings/*');
  return { who, context, page };
}

const saved = (page: Page) => page.locator('.save-saved').waitFor();
const option = (page: Page, place: number) => page.locator('form.sitting-answer:not([hidden]) .option').nth(place);
const next = (page: Page) => page.locator('.sitting-foot .foot-on').click();
async function answerAll(page: Page): Promise<void> {
  await answerRight(page, 1, await page.locator('form.sitting-answer').count());
  await saved(page);
}
const handIn = async (page: Page): Promise<void> => {
  await page.locator('.sitting-foot .foot-on').click();
  await page.locator('dialog[open] button').click();
};

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('a sitting on a %s', (_name, options) => {
  it('goes from the list of tests to the explained result', async () => {
    const { page, context } = await begin(options);
    await answerAll(page);
    await handIn(page);
    await page.waitForURL('**/result');
    await page.getByRole('heading', { name: '您的测试合格。' }).waitFor();
    expect(await page.locator('.verdict').textContent()).toContain('4分，合格线3分');
    await page.getByRole('link', { name: /^全部/ }).click();
    await expect.poll(() => page.locator('.review').count()).toBe(4);
    expect(await page.locator('.review').first().textContent()).toContain('《测试条例》第一条');
    await page.goto(`${site.url}/tests`);
    await page.getByText('合格', { exact: false }).first().waitFor();
    await context.close();
  });

  it('lists the whole paper, goes to the number pressed on the answer card, and says when it was saved', async () => {
    const { page, context, who } = await begin(options);
    const forms = page.locator('form.sitting-answer:visible');
    expect(await forms.count()).toBe(1);
    await page.getByRole('link', { name: '全部列出' }).click();
    await expect.poll(() => forms.count()).toBe(4);
    await page.locator('form.sitting-answer[data-slot="2"] .option').first().click();
    await saved(page);
    // The time shown is that of the server's acknowledgement, to the second, in the zone that the page is set in.
    const [row] = await sql.query<{ time: string }>(
      `SELECT to_char(max(e.saved_at) AT TIME ZONE 'Asia/Shanghai', 'HH24:MI:SS') AS time
       FROM journal.answer_event e JOIN attempt a ON a.id = e.attempt_id WHERE a.account_id = $1::uuid`,
      [who.accountId],
    );
    expect(await page.locator('.save-state').textContent()).toBe(`已保存 ${row?.time}`);
    await page.reload();
    await expect.poll(() => forms.count()).toBe(4);
    expect(await page.locator('.save-state').textContent()).toBe(`已保存 ${row?.time}`);
    await page.getByRole('link', { name: '逐题作答' }).click();
    await expect.poll(() => forms.count()).toBe(1);

    const card = page.locator('#map');
    const openCard = async () => {
      if (options !== PHONE) return;
      expect(await card.isVisible()).toBe(false);
      await page.locator('.sitting-foot .to-map').click();
    };
    await openCard();
    expect(await card.locator('.map-sum').textContent()).toBe('已答1题，未答3题，标记0题');
    await card.getByRole('link', { name: '第2题，已作答' }).waitFor();
    await card.getByRole('link', { name: '第3题，未作答' }).click();
    await expect.poll(() => forms.getAttribute('data-slot')).toBe('3');
    await option(page, 0).click();
    await page.locator('.sitting-foot [value="flag"]').click();
    await openCard();
    await card.getByRole('link', { name: '第3题，已作答，已标记' }).waitFor();
    expect(await card.locator('.map-sum').textContent()).toBe('已答2题，未答2题，标记1题');
    await card.getByRole('link', { name: '第1题，未作答' }).click();
    await expect.poll(() => forms.getAttribute('data-slot')).toBe('1');
    // Nothing that was chosen in one view is missing in the other, here or on the server.
    await page.getByRole('link', { name: '全部列出' }).click();
    await expect.poll(() => forms.count()).toBe(4);
    for (const slot of [2, 3])
      expect(
        await page.locator(`form.sitting-answer[data-slot="${slot}"] input[name="choice"]`).first().isChecked(),
      ).toBe(true);
    const answers = () =>
      sql.query<{ slot: number }>(
        `SELECT e.slot FROM journal.answer_event e JOIN attempt a ON a.id = e.attempt_id
         WHERE a.account_id = $1::uuid ORDER BY e.seq`,
        [who.accountId],
      );
    await expect.poll(answers).toEqual([{ slot: 2 }, { slot: 3 }, { slot: -3 }]);
    await context.close();
  });

  it('never sends a key to the device before the result', async () => {
    const { page, context } = await begin(options);
    const html = await page.content();
    expect(html).not.toMatch(/answer_?key|explanation|见条文/i);
    await context.close();
  });
});

describe('a key that is held down', () => {
  it('marks a question once', async () => {
    const { page, context } = await begin(DESKTOP);
    for (let times = 0; times < 4; times += 1) await page.keyboard.down('m');
    await page.keyboard.up('m');
    await page.locator('[name="go"][value="flag"][aria-pressed="true"]').waitFor();
    await saved(page);
    const [row] = await sql.query(`SELECT count(*)::int AS n FROM journal.answer_event WHERE attempt_id = $1::uuid`, [
      new URL(page.url()).pathname.slice('/sittings/'.length),
    ]);
    expect(row).toEqual({ n: 1 });
    await context.close();
  });
});

describe('nothing is lost', () => {
  it('of what was chosen before the page could save', async () => {
    const { page, context } = await begin();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/islands/sitting.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    await option(page, 2).click();
    release();
    await saved(page);
    await page.reload();
    expect(await page.locator('form.sitting-answer[data-slot="1"] input[name="choice"]').nth(2).isChecked()).toBe(true);
    await context.close();
  });

  it('on a reload', async () => {
    const { page, context } = await begin();
    await option(page, 2).click();
    await saved(page);
    await page.locator('.sitting-foot [value="flag"]').click();
    await saved(page);
    await page.reload();
    expect(await page.locator('form.sitting-answer[data-slot="1"] input[name="choice"]').nth(2).isChecked()).toBe(true);
    expect(await page.locator('.sitting-foot [value="flag"]').getAttribute('aria-pressed')).toBe('true');
    await context.close();
  });

  it('while the network is away, and says so', async () => {
    const { page, context, who } = await begin();
    await context.setOffline(true);
    await option(page, 0).click();
    await page.getByText('网络已断开，答案已存于本机，恢复后自动上传，请勿关闭页面').waitFor();
    await next(page);
    await option(page, 1).click();
    await page.getByText('离线，2题已存于本机').waitFor();
    await context.setOffline(false);
    await saved(page);
    const rows = await sql.query(
      `SELECT e.slot FROM journal.answer_event e JOIN attempt a ON a.id = e.attempt_id WHERE a.account_id = $1::uuid ORDER BY slot`,
      [who.accountId],
    );
    expect(rows).toEqual([{ slot: 1 }, { slot: 2 }]);
    await context.close();
  });

  it('when the page is closed without a network and opened again later', async () => {
    const { page, context } = await begin();
    const address = page.url();
    await context.setOffline(true);
    await option(page, 3).click();
    await page.getByText('离线，1题已存于本机').waitFor();
    await page.close({ runBeforeUnload: false });
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(address);
    await saved(again);
    expect(await again.locator('form.sitting-answer[data-slot="1"] input[name="choice"]').nth(3).isChecked()).toBe(
      true,
    );
    await context.close();
  });

  it('when two windows of one browser answer without a network and one of them goes first', async () => {
    const { page, context, who } = await begin();
    const second = await context.newPage();
    await second.goto(page.url());
    await context.setOffline(true);
    await option(page, 3).click();
    await page.getByText('离线，1题已存于本机').waitFor();
    // The second window saves its own answer; what the first still holds stays on the device.
    await page.route('**/answers', (route) => route.abort());
    await next(second);
    await option(second, 1).click();
    await context.setOffline(false);
    await saved(second);
    const kept = () =>
      second.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('hangjia-sitting:')).length);
    expect(await kept()).toBe(1);
    const address = page.url();
    await page.close({ runBeforeUnload: false });
    await second.goto(address);
    await saved(second);
    await expect.poll(kept).toBe(0);
    const rows = await sql.query(
      `SELECT DISTINCT e.slot FROM journal.answer_event e JOIN attempt a ON a.id = e.attempt_id
       WHERE a.account_id = $1::uuid ORDER BY slot`,
      [who.accountId],
    );
    expect(rows).toEqual([{ slot: 1 }, { slot: 2 }]);
    await context.close();
  });

  it('when a device held more steps than one request takes from before the sitting moved', async () => {
    const { page, context, who } = await begin();
    const [attempt] = await sql.query<{ id: string }>(
      `UPDATE attempt SET writer_epoch = 2 WHERE account_id = $1::uuid RETURNING id::text`,
      [who.accountId],
    );
    await page.evaluate((id) => {
      const steps = Array.from({ length: 401 }, (_, place) => ({
        seq: place + 1,
        slot: place === 400 ? 2 : 1,
        choice: 'AB'[place % 2],
        at: Date.now() - 1_000,
      }));
      localStorage.setItem(`hangjia-sitting:${id}:1:before`, JSON.stringify(steps));
    }, attempt?.id);
    await page.reload();
    const late = async () =>
      (
        await sql.query<{ kept: LateAnswer[] }>(
          `SELECT coalesce(late_answers, '[]') AS kept FROM attempt WHERE id = $1::uuid`,
          [attempt?.id],
        )
      )[0]?.kept ?? [];
    // All of them arrived; an officer is shown the last word on each question.
    await expect.poll(async () => lateAnswersSeen(await late())).toBe(401);
    expect(await late()).toMatchObject([
      { slot: 1, seq: 400, choice: 'B', times: 400 },
      { slot: 2, seq: 401, choice: 'A' },
    ]);
    await context.close();
  });

  it('at a second device: the person moves the sitting, the first device is told and stops', async () => {
    const { page, context, who } = await begin(DESKTOP);
    await option(page, 1).click();
    await saved(page);
    const phone = await deviceOf(who, PHONE);
    const other = await phone.newPage();
    await other.goto(page.url());
    await other.getByRole('heading', { name: '测试正在另一台设备上进行' }).waitFor();
    await other.getByRole('button', { name: '转到本机继续' }).click();
    await other.locator('.sitting').waitFor();
    expect(await other.locator('form.sitting-answer[data-slot="1"] input[name="choice"]').nth(1).isChecked()).toBe(
      true,
    );
    await option(page, 0).click();
    await page.getByText('测试已转到另一台设备作答，本页停止保存').waitFor();
    await context.close();
    await phone.close();
  });
});

describe('the clock', () => {
  it('hands in when time is up', async () => {
    const { page, context, who } = await begin();
    await option(page, 0).click();
    await saved(page);
    await sql.query(`UPDATE attempt SET deadline_at = now() + interval '3 seconds' WHERE account_id = $1::uuid`, [
      who.accountId,
    ]);
    await page.reload();
    await page.waitForURL('**/result');
    await page.getByRole('heading', { name: '您的测试不合格。' }).waitFor();
    await context.close();
  });
});

describe('without scripts', () => {
  it('answers, marks, hands in and shows the result as plain forms', async () => {
    const { page, context } = await begin({ ...PHONE, javaScriptEnabled: false });
    await option(page, 0).click();
    await page.getByRole('button', { name: '下一题' }).click();
    await page.waitForURL('**?q=2');
    await page.getByRole('button', { name: '标记' }).click();
    expect(await page.getByRole('button', { name: '标记' }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: '上一题' }).click();
    expect(await page.locator('form.sitting-answer:not([hidden]) input[type="radio"]').first().isChecked()).toBe(true);
    await page.goto(`${page.url().split('?')[0]}?hand-in=1`);
    await page.getByText('还有3题未作答，交卷后不能修改，确定交卷？').waitFor();
    await page.getByRole('button', { name: '交卷' }).click();
    await page.waitForURL('**/result');
    await context.close();
  });
});

describe('a pause', () => {
  it('is told of as long as it lasts, also on a page that was opened in it', async () => {
    const { page, context } = await begin();
    const id = new URL(page.url()).pathname.slice('/sittings/'.length);
    const pause = (at: string) => sql.query(`UPDATE attempt SET paused_at = ${at} WHERE id = $1::uuid`, [id]);
    const told = page.getByText('考务人员已暂停测试');
    await pause('now()');
    const looked = page.waitForResponse('**/state');
    await page.reload();
    await looked;
    await page.locator('.sitting-offline').getByText('考务人员已暂停测试').waitFor();
    expect(await told.count()).toBe(1);
    await pause('NULL');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.locator('.sitting-offline').waitFor({ state: 'detached' });
    expect(await told.count()).toBe(0);
    await option(page, 0).click();
    await saved(page);
    await context.close();
  });
});

describe('a pause without scripts', () => {
  it('says that an answer was not saved, and takes none back afterwards', async () => {
    const { page, context } = await begin({ ...PHONE, javaScriptEnabled: false });
    const id = new URL(page.url()).pathname.slice('/sittings/'.length);
    const answers = () =>
      sql.query<{ slot: number; choice: string }>(
        `SELECT slot, choice FROM journal.answer_event WHERE attempt_id = $1::uuid ORDER BY seq`,
        [id],
      );
    const pause = (at: string) => sql.query(`UPDATE attempt SET paused_at = ${at} WHERE id = $1::uuid`, [id]);
    const onward = page.getByRole('button', { name: '下一题' });
    await option(page, 0).click();
    await onward.click();
    await page.waitForURL('**?q=2');
    const before = await answers();
    expect(before).toHaveLength(1);

    await pause('now()');
    await option(page, 0).click();
    await onward.click();
    await page.getByText('这题没有保存，请再答一次').waitFor();
    await page.getByText('考务人员已暂停测试').waitFor();
    // Looking at what was answered, while nothing can be chosen; the sitting goes on before the next page is asked for.
    await page.getByRole('button', { name: '上一题' }).click();
    await page.waitForURL('**?q=1');
    await pause('NULL');
    await onward.click();
    await page.waitForURL('**?q=2');
    expect(await answers()).toEqual(before);
    await option(page, 0).click();
    await onward.click();
    await page.waitForURL('**?q=3');
    expect((await answers()).map(({ slot }) => slot)).toEqual([1, 2]);
    await context.close();
  });
});

describe('practice and the try-out', () => {
  it('checks an answer at once while practising', async () => {
    const who = await world.candidate(session);
    const context = await deviceOf(who);
    const page = await context.newPage();
    await page.goto(`${site.url}/practice`);
    await page.getByRole('button', { name: '开始练习' }).click();
    await page.waitForURL('**/sittings/*');
    await option(page, 0).click();
    await page.locator('form.sitting-answer:not([hidden]) button[value="check"]').click();
    await page.getByText(/答对了|答错了/).waitFor();
    expect(await page.locator('.notice').textContent()).toContain('见条文。');
    await context.close();
  });

  it('says so when somebody has begun very many papers within a day', async () => {
    const who = await world.candidate(session);
    await beginMany(who, MOST_A_DAY);
    const context = await deviceOf(who);
    const page = await context.newPage();
    await page.goto(`${site.url}/practice`);
    await page.getByRole('button', { name: '开始练习' }).click();
    await page.getByText('一天之内开始的练习已经很多').waitFor();
    await page.getByRole('heading', { name: '没有做完的练习' }).waitFor();
    await context.close();
  });

  it('lets anybody try five questions', async () => {
    const page = await browser.newPage({ locale: 'zh-CN' });
    await page.goto(`${site.url}/try`);
    await page.locator('.option').first().click();
    await page.getByRole('button', { name: '看答案' }).click();
    await page.getByText(/答对\d题，共4题/).waitFor();
    await page.close();
  });
});

describe('a device that speaks to the server itself', () => {
  it('is told what is wrong with a post, and is acknowledged when it is right', async () => {
    const { context, page } = await begin();
    const address = `${site.url}/api${new URL(page.url()).pathname}/answers`;
    const post = async (data: string): Promise<[number, unknown]> => {
      const headers = { 'content-type': 'application/json' };
      const answer = await context.request.post(address, { data: Buffer.from(data), headers });
      return [answer.status(), await answer.json()];
    };
    expect(await post('{"epoch":1,')).toEqual([400, { ok: false, reason: 'malformed' }]);
    expect(await post('')).toEqual([422, { ok: false, reason: 'malformed' }]);
    expect(await post(JSON.stringify({ epoch: 1, more: 'x'.repeat(66_000) }))).toEqual([
      413,
      { ok: false, reason: 'too-long' },
    ]);
    const now = Date.now();
    const right = { epoch: 1, sentAt: now, events: [{ seq: 1, slot: 1, choice: 'A', at: now }] };
    expect(await post(JSON.stringify(right))).toEqual([200, { ok: true, savedAt: expect.any(Number) }]);
    expect((await context.request.get(address)).status()).toBe(405);
    await context.close();
  });
});
