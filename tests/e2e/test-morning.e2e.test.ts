import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { assignInvigilators } from '~/exams/commands/assign-invigilators.server.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { sql } from '~/platform/db.ts';
import { dataFolder } from '~/platform/installation.ts';
import { beganBefore, forgetOutages, silence, stayHeard } from '../exams/silence.ts';
import { answerRight } from '../support/answer-right.ts';
import { DEVICES, startBrowser } from '../support/browser.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '../support/exam-world.ts';
import { browserCookieFor } from '../support/sign-in.ts';
import { startSite, type Site } from '../support/site.ts';
import { createAccount, type TestAccount } from '../support/world.ts';

type Device = keyof typeof DEVICES;

/** What went wrong in scripts: nothing may. */
const faults: string[] = [];
afterEach(() => expect(faults.splice(0)).toEqual([]));

let world: ExamWorld;
let session: TestSession;
let site: Site;
let browser: Browser;
beforeAll(async () => {
  world = await createExamWorld();
  site = await startSite({ databaseUrl: process.env['DATABASE_URL'] ?? '', dataFolder: dataFolder() });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
/** Whoever uses a device in a test puts it away at the end of it. */
const opened: BrowserContext[] = [];
beforeEach(async () => {
  await forgetOutages();
  await stayHeard();
  session = await world.session({ deviceMove: 'INVIGILATOR' });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
});

async function pageOf(who: TestAccount, device: Device): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', ...DEVICES[device] });
  opened.push(context);
  await context.addCookies([await browserCookieFor(site.url, who.accountId)]);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  return page;
}
const staff = (role: Role, where: 'root' | 'unitA', device: Device): Promise<Page> =>
  pageOf(world.as(role, where), device);

/** Starts the test in the pages, as a person would. @returns also the id of the sitting */
async function begin(who: TestAccount, device: Device): Promise<{ page: Page; attemptId: string }> {
  const page = await pageOf(who, device);
  await page.goto(`${site.url}/tests`);
  await page.getByRole('link', { name: '看规则并开始' }).click();
  await page.getByLabel('我已阅读以上规则').check();
  await page.getByRole('button', { name: '开始测试' }).click();
  await page.waitForURL('**/sittings/*');
  return { page, attemptId: new URL(page.url()).pathname.slice('/sittings/'.length) };
}

const people = (): string => `${site.url}/admin/sessions/${session.id}/registrations`;
const board = (): string => `${site.url}/admin/sessions/${session.id}/board`;

describe.each([
  ['desktop', 'phone'],
  ['phone', 'desktop'],
] as const)('the morning of a test on a %s', (device, other) => {
  it('exchanges a name, signs people in and shows who is in the room', async () => {
    await sql.query(`UPDATE exam_session SET status = 'PUBLISHED' WHERE id = $1`, [session.id]);
    const away = await world.candidate(session, '沈佳禾');
    await world.candidate(session, '华广平');
    const instead = await createAccount(world.unitA, world.root.id, 'CADRE', '郝学锋');

    const unit = await staff('ORG_ADMIN', 'unitA', device);
    await unit.goto(people());
    await unit.getByRole('link', { name: '替换 沈佳禾' }).click();
    await unit.getByRole('heading', { name: '找人替换沈佳禾' }).waitFor();
    await unit.getByRole('searchbox', { name: '按姓名或人员编码查找' }).fill(instead.accountNumber);
    await unit.locator('#add').getByRole('button', { name: '查找' }).click();
    await unit.getByRole('radio', { name: /郝学锋/ }).check();
    await unit.getByRole('button', { name: '换成此人' }).click();
    await unit.getByText('已替换，座位不变').waitFor();
    await unit.locator('tbody tr', { hasText: '郝学锋' }).getByText('替换沈佳禾').waitFor();
    // Exchanging never becomes adding: not for a name among other rows, nor for one that is off the list by now.
    const entries = await sql.query<{ id: string; name: string }>(
      `SELECT r.id, c.name FROM session_registration r JOIN cadre c ON c.id = r.cadre_id WHERE r.session_id = $1`,
      [session.id],
    );
    const idOf = (name: string): string => entries.find((entry) => entry.name === name)?.id ?? '';
    await unit.goto(`${people()}?q=郝学锋&substitute=${idOf('华广平')}`);
    await unit.getByRole('searchbox', { name: '按姓名或人员编码查找' }).fill('沈佳禾');
    await unit.locator('#add').getByRole('button', { name: '查找' }).click();
    await unit.getByRole('heading', { name: '找人替换华广平' }).waitFor();
    await unit
      .getByRole('radio', { name: /沈佳禾/ })
      .first()
      .waitFor();
    expect(new URL(unit.url()).searchParams.get('q')).toBe('郝学锋');
    await unit.goto(`${people()}?find=沈佳禾&substitute=${idOf('沈佳禾')}`);
    await unit.getByText('要替换的人不在这份名单上').waitFor();
    expect(await unit.locator('[name=cadreId]').count()).toBe(0);
    const home = await pageOf(away, device);
    await home.goto(`${site.url}/inbox`);
    await home.getByText('参测名单上').waitFor();

    const officer = await staff('EXAM_OFFICER', 'root', device);
    await officer.goto(people());
    for (const name of ['华广平', '郝学锋']) await officer.getByRole('checkbox', { name: `选择${name}` }).check();
    await officer.getByRole('button', { name: '记为已签到' }).click();
    await officer.getByText('已记录2人签到').waitFor();

    await officer.goto(board());
    for (const name of ['华广平', '郝学锋'])
      await officer.locator('.seat', { hasText: name }).getByText('已签到').waitFor();
    expect(await officer.locator('.seat', { hasText: '沈佳禾' }).count()).toBe(0);
    await begin(instead, device);
    // The board renews itself.
    await officer.locator('.seat', { hasText: '郝学锋' }).getByText('作答中').waitFor();
  });

  it('unfolds what concerns the room, and whoever is looked at, within the screen', async () => {
    const who = await world.candidate(session, '沈佳禾');
    await begin(who, device);
    const officer = await staff('EXAM_OFFICER', 'root', device);
    await officer.goto(board());
    const width = officer.viewportSize()?.width ?? 0;
    for (const act of ['全场暂停', '全场延时']) {
      await officer.getByText(act, { exact: true }).click();
      const form = officer.locator('.room-acts details[open] form');
      const box = await form.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? width)).toBeLessThanOrEqual(width);
      await officer.getByText(act, { exact: true }).click();
      await form.waitFor({ state: 'detached' });
    }
    await officer.locator('.seat', { hasText: '沈佳禾' }).click();
    await officer.waitForURL('**#person');
    await expect
      .poll(() => officer.locator('#person').evaluate((head) => head.getBoundingClientRect().bottom <= innerHeight))
      .toBe(true);
  });

  it('lets an invigilator agree to a second device, and the older one stops', async () => {
    const invigilator = world.as('INVIGILATOR', 'root');
    const assigned = await assignInvigilators(world.as('EXAM_OFFICER', 'root').actor, session.id, [
      invigilator.accountId,
    ]);
    expect(assigned).toEqual({ ok: true, assigned: 1 });
    const who = await world.candidate(session, '沈佳禾');
    const { page } = await begin(who, device);
    await answerRight(page, 1, 1);
    await page.locator('.save-saved').waitFor();

    const second = await pageOf(who, other);
    await second.goto(page.url());
    await second.getByText('按规则，换设备须经监考人员同意').waitFor();
    await second.getByRole('button', { name: '申请转到本机' }).click();
    await second.getByText('已申请，等待监考人员同意').waitFor();

    const watching = await pageOf(invigilator, device);
    await watching.goto(board());
    const asking = watching.locator('.needs li', { hasText: '沈佳禾' });
    await asking.getByText('请求换到').waitFor();
    await asking.getByRole('button', { name: '批准换机' }).click();
    await watching.getByText('没有需要处理的情况').waitFor();

    // The new device goes on by itself, with what was answered; the older is told and takes nothing more.
    await second.locator('.sitting').waitFor();
    const chosen = 'form.sitting-answer[data-slot="1"] input[name="choice"]:checked';
    await expect.poll(() => second.locator(chosen).count()).toBe(await page.locator(chosen).count());
    await page.getByText('测试已转到另一台设备作答，本页停止保存').waitFor();
    expect(await page.locator('form.sitting-answer[data-slot="1"] input[name="choice"]').first().isDisabled()).toBe(
      true,
    );
  });

  it('gives the time of an outage back, and whoever sits sees it', async () => {
    const who = await world.candidate(session, '沈佳禾');
    const { page, attemptId } = await begin(who, device);
    const timer = page.getByRole('timer');
    const minutesLeft = async (): Promise<number> => Number((await timer.textContent())?.split(':').at(-2));
    await beganBefore(attemptId, 1_500);
    await silence(1_200, [attemptId], 600);
    await expect.poll(() => sql.query(`SELECT affected_attempts AS n FROM service_outage`)).toEqual([{ n: 1 }]);
    await stayHeard();
    await page.getByText(/服务曾中断.*时间暂按补回计算/).waitFor();

    const officer = await staff('EXAM_OFFICER', 'root', device);
    await officer.goto(`${site.url}/admin/outages`);
    await officer.getByText('您管理范围内1人待决定').waitFor();
    await officer.getByRole('radio', { name: '补回中断的时间（默认）' }).check();
    await officer.getByRole('button', { name: '作出决定' }).click();
    await officer.getByText('已决定：1人').waitFor();
    await officer.getByText('已补回').waitFor();

    await page.getByText('时间暂按补回计算').waitFor({ state: 'detached' });
    // Ten minutes were left before; the twenty of the outage came to them.
    expect(await minutesLeft()).toBeGreaterThanOrEqual(10);
    await officer.goto(board());
    await officer.locator('.seat', { hasText: '沈佳禾' }).click();
    await officer.getByText('（含延长').waitFor();
  });

  it('counts answers that came too late, and the result changes', async () => {
    const who = await world.candidate(session, '沈佳禾');
    const { page, attemptId } = await begin(who, device);
    await answerRight(page, 1, 2);
    await page.locator('.save-saved').waitFor();
    await page.context().setOffline(true);
    await page.locator('.sitting-foot .foot-on').click();
    await answerRight(page, 3, 4);
    await page.getByText(/离线，\d题已存于本机/).waitFor();

    const officer = await staff('EXAM_OFFICER', 'root', device);
    await officer.goto(board());
    await officer.locator('.seat', { hasText: '沈佳禾' }).click();
    const person = officer.locator('section', { has: officer.locator('#person') });
    await person.getByText('收卷', { exact: true }).click();
    await person.locator('details', { hasText: '确认收卷' }).getByLabel('原因').fill('考试结束');
    await person.getByRole('button', { name: '确认收卷' }).click();
    await officer.locator('.seat', { hasText: '沈佳禾' }).getByText('已交卷').waitFor();

    await page.context().setOffline(false);
    await page.waitForURL('**/result');
    await page.getByRole('heading', { name: '您的测试不合格。' }).waitFor();
    expect(await page.locator('.verdict').textContent()).toContain('2分，合格线3分');

    await officer.goto(`${site.url}/admin/outages`);
    const late = officer.locator('tbody tr', { hasText: '沈佳禾' }).filter({ hasText: '待决定' });
    await late.getByText('怎样处理').click();
    await late.getByLabel('原因').fill('网络中断，截止前已经作答');
    await late.getByRole('button', { name: '计入并重新算分' }).click();
    await officer.getByText('已处理2题迟到答案').waitFor();

    // The worker marks anew.
    await expect
      .poll(() =>
        sql.query(`SELECT passed, late_decision AS late FROM attempt WHERE id = $1 AND status = 'GRADED'`, [attemptId]),
      )
      .toEqual([{ passed: true, late: 'COUNTED' }]);
    await page.reload();
    await page.getByRole('heading', { name: '您的测试合格。' }).waitFor();
    expect(await page.locator('.verdict').textContent()).toContain('4分，合格线3分');
    await page.goto(`${site.url}/inbox`);
    await page.getByText('您有2条迟到的答案已计入，成绩重新计算。').waitFor();
  });
});
