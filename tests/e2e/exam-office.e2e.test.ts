import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { saveAnswers } from '~/exams/commands/save-answers.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { localOfMoment } from '~/exams/rules/local-time.ts';
import type { Paper } from '~/exams/rules/paper.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { sql } from '~/platform/db.ts';
import { dataFolder } from '~/platform/installation.ts';
import { createExamOffice, openSession, type ExamOffice } from '../exams/exam-office.ts';
import { DEVICES, startBrowser } from '../support/browser.ts';
import { browserCookieFor } from '../support/sign-in.ts';
import { startSite, type Site } from '../support/site.ts';
import { createAccount, type TestAccount } from '../support/world.ts';

/** What went wrong in scripts: nothing may. */
const faults: string[] = [];
afterEach(() => expect(faults.splice(0)).toEqual([]));

let office: ExamOffice;
let site: Site;
let browser: Browser;
beforeAll(async () => {
  office = await createExamOffice();
  site = await startSite({ databaseUrl: process.env['DATABASE_URL'] ?? '', dataFolder: dataFolder() });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function pageOf(
  role: Role,
  where: 'root' | 'unitA',
  device: keyof typeof DEVICES,
  scripts = true,
): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', ...DEVICES[device], javaScriptEnabled: scripts });
  await context.addCookies([await browserCookieFor(site.url, office.as(role, where).accountId)]);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  return page;
}

/** Starts the person's sitting and answers all of it right, as their device would. */
async function sitWell(who: TestAccount, sessionId: string): Promise<void> {
  const device = { key: `device-${who.accountId}`, label: 'Windows' };
  const started = await startAttempt(who.actor, sessionId, device);
  if (!started.ok) throw new Error(started.reason);
  const [row] = await sql.query<{ paper: Paper }>(`SELECT paper FROM attempt WHERE id = $1`, [started.attemptId]);
  const sentAt = Date.now();
  const events = (row?.paper.items ?? []).map((item, place) => {
    const letter = (id: string): string => String.fromCharCode(65 + item.o.indexOf(id));
    const right = item.t === 'MULTIPLE' ? [letter('A'), letter('B')].sort().join('') : letter('A');
    return { seq: place + 1, slot: place + 1, choice: item.t === 'TRUE_FALSE' ? 'T' : right, at: sentAt };
  });
  expect(await saveAnswers(who.actor, started.attemptId, device.key, { epoch: 1, sentAt, events })).toMatchObject({
    ok: true,
  });
}

describe.each(['desktop', 'phone'] as const)('the officer’s journey on a %s', (device) => {
  it('makes a session, names people, watches the room and confirms the results', async () => {
    const people = await Promise.all(
      ['沈佳禾', '华广平', '郝学锋'].map((name) => createAccount(office.unitA, office.root.id, 'CADRE', name)),
    );
    const [first, second, third] = people as [TestAccount, TestAccount, TestAccount];
    const page = await pageOf('EXAM_OFFICER', 'root', device);
    const title = `任用前测试（${device}）`;

    await page.goto(`${site.url}/admin/sessions`);
    await page.getByRole('link', { name: '新建场次' }).click();
    await page.getByRole('button', { name: '存为草稿' }).click();
    await page.getByRole('alert').getByText('请填写').first().waitFor();
    await page.getByLabel('名称').fill(title);
    await page.getByLabel('测试类型').selectOption('PRE_APPOINTMENT');
    await page.getByLabel('考试策略').selectOption({ index: 1 });
    await page.getByLabel('题库').selectOption({ index: 1 });
    await page.getByLabel('开始').fill(localOfMoment(Date.now() - 60_000, 'Asia/Shanghai'));
    await page
      .getByLabel('截止', { exact: false })
      .first()
      .fill(localOfMoment(Date.now() + 3 * 3_600_000, 'Asia/Shanghai'));
    await page.getByRole('button', { name: '存为草稿' }).click();
    await page.getByText('草稿已保存').waitFor();
    await page.getByText('题库够用').waitFor();
    const sessionId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

    await page.getByRole('link', { name: '发布场次' }).click();
    // In a dialog, or on the page where scripts have not come alive yet.
    await page.getByRole('button', { name: '发布场次' }).click();
    await page.getByText('场次已发布').waitFor();

    await page.getByRole('link', { name: '参测人员', exact: true }).click();
    await page.getByRole('searchbox', { name: '按姓名或人员编码查找' }).fill(first.accountNumber);
    await page.locator('#add').getByRole('button', { name: '查找' }).click();
    await page.getByRole('checkbox', { name: /沈佳禾/ }).check();
    await page.getByRole('button', { name: '添加所选人员' }).click();
    await page.getByText('已添加1人').waitFor();
    await page.getByLabel('粘贴人员编码').fill(`${second.accountNumber}\n${third.accountNumber}，无此人`);
    await page.getByRole('button', { name: '按人员编码添加' }).click();
    await page.getByText('没有找到1个人员编码').waitFor();

    await page.getByRole('link', { name: '缓测 郝学锋' }).click();
    await page.getByLabel('缓测原因').fill('因公出差');
    await page.getByRole('button', { name: '确认缓测' }).click();
    await page.getByText('已办理缓测').waitFor();
    await page.getByRole('button', { name: '撤出 华广平' }).click();
    await page.getByText('已将华广平撤出名单').waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已恢复报名').waitFor();

    await page.getByRole('link', { name: '考场', exact: true }).click();
    await page.locator('.seat', { hasText: '沈佳禾' }).getByText('未到').waitFor();
    await sitWell(first, sessionId);
    // The board renews itself.
    await page.locator('.seat', { hasText: '沈佳禾' }).getByText('作答中').waitFor();
    await page.locator('.seat', { hasText: '沈佳禾' }).getByText('50 / 50').waitFor();
    await page.locator('.seat', { hasText: '沈佳禾' }).click();
    const person = page.locator('section', { has: page.locator('#person') });
    await person.getByText('延时', { exact: true }).click();
    await person.locator('details', { hasText: '确认延时' }).getByLabel('原因').fill('机器故障');
    await person.getByRole('button', { name: '确认延时' }).click();
    await person.getByText('延时10分钟：机器故障').waitFor();
    await person.getByText('收卷', { exact: true }).click();
    await person.locator('details', { hasText: '确认收卷' }).getByLabel('原因').fill('提前答完');
    await person.getByRole('button', { name: '确认收卷' }).click();
    await page.locator('.seat', { hasText: '沈佳禾' }).getByText('已交卷').waitFor();

    await page.getByRole('link', { name: '结束场次' }).click();
    await page.getByRole('button', { name: '结束场次' }).click();
    await page.getByText('场次已结束').waitFor();

    // The worker marks and flags; then it is the officer's turn.
    await expect
      .poll(() => sql.query(`SELECT id FROM eligibility WHERE cadre_id = $1`, [first.cadreId]))
      .toHaveLength(1);
    await page.goto(`${site.url}/admin/results?q=${first.accountNumber}`);
    await page.getByRole('link', { name: '沈佳禾' }).click();
    await page.getByText('得分100分，达到合格线60分').waitFor();
    await page.getByRole('checkbox', { name: '选择沈佳禾' }).check();
    await page.getByRole('button', { name: '确认所选人员的测试结果' }).click();
    await page.getByText('涉及人员：沈佳禾').waitFor();
    await page.getByRole('link', { name: '返回' }).click();

    // What lacks its reason is asked again, about the same people; what was looked for stays looked for.
    await page.getByRole('checkbox', { name: '选择沈佳禾' }).check();
    await page.getByRole('button', { name: '暂缓确认' }).click();
    await page.locator('#ask').getByRole('button', { name: '暂缓确认' }).click();
    await page.locator('#ask').getByText('请写明原因').waitFor();
    await page.getByText('涉及人员：沈佳禾').waitFor();
    await page.getByLabel('暂缓原因').fill('查清考场记录');
    await page.locator('#ask').getByRole('button', { name: '暂缓确认' }).click();
    await page.getByText('已暂缓1人').waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe(first.accountNumber);
    await page.getByRole('checkbox', { name: '选择沈佳禾' }).check();
    await page.getByRole('button', { name: '确认所选人员的测试结果' }).click();
    await page.getByRole('button', { name: '确认测试结果', exact: true }).click();
    await page.getByText('已确认1人').waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe(first.accountNumber);
    await page.goto(`${site.url}/admin/sessions/${sessionId}/registrations`);
    await page.getByText('缺考').waitFor();
    await page.context().close();
  });
});

describe('the authority’s policies', () => {
  it('start from a preset and change by a new version with a reason, without scripts too', async () => {
    const page = await pageOf('AUTHORITY_ADMIN', 'root', 'desktop', false);
    await page.goto(`${site.url}/admin/policies`);
    await page.getByRole('button', { name: '新建选任前测试标准规则' }).click();
    await page.getByText('80题100分，60分钟，80分合格').waitFor();
    await page.getByRole('link', { name: '出新版' }).click();
    await page.getByLabel('作答时间（分钟）').fill('75');
    await page.getByRole('button', { name: '保存为新版' }).click();
    await page.getByRole('alert').getByText('请写明为什么改').waitFor();
    await page.getByLabel('为什么改').fill('听取基层意见，延长时间');
    await page.getByRole('button', { name: '保存为新版' }).click();
    await page.getByText('新版已生效：第2版').waitFor();
    await page.getByText('80题100分，75分钟，80分合格').waitFor();
    const group = (name: string) => page.getByRole('region', { name, exact: true });
    expect(await group('时间').textContent()).toContain('作答时间75分钟');
    // What is not a setting is said, not offered.
    expect(await group('免测').textContent()).toContain('被免测的人计入覆盖');
    await page.getByRole('link', { name: '第1版' }).click();
    await page.getByText('这是旧版，现行的是第2版').waitFor();
    await page.context().close();
  });
});

describe('a unit administrator', () => {
  it('sees the authority’s session and only people of the own unit', async () => {
    const elsewhere = await createAccount(office.unitB, office.root.id, 'CADRE', '裘知秋');
    const page = await pageOf('ORG_ADMIN', 'unitA', 'phone');
    await page.goto(`${site.url}/admin/sessions`);
    expect(await page.getByRole('link', { name: '新建场次' }).count()).toBe(0);
    const sessionId = await openSession(office, 'root');
    // The rules in a line; their own page is not open to a unit.
    await page.goto(`${site.url}/admin/sessions/${sessionId}`);
    await page.getByText(/（第1版）：\d+题\d+分/).waitFor();
    expect(await page.locator('a[href^="/admin/policies/"]').count()).toBe(0);
    await page.goto(`${site.url}/admin/sessions/${sessionId}/registrations?find=${elsewhere.accountNumber}`);
    await page.getByText(`没有查到“${elsewhere.accountNumber}”`).waitFor();
    expect(await page.getByRole('link', { name: '考场', exact: true }).count()).toBe(0);
    await page.context().close();
  });
});
