import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { saveAnswers } from '~/exams/commands/save-answers.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import type { Paper } from '~/exams/rules/paper.ts';
import { localOfMoment } from '~/exams/rules/local-time.ts';
import { issueSetupLink } from '~/identity/commands/set-up-authority.server.ts';
import { markLessonFinished } from '~/learning/commands/finish-lesson.server.ts';
import { sql } from '~/platform/db.ts';
import { dataFolder } from '~/platform/installation.ts';
import { reviewQuestion } from '~/questions/commands/review-question.server.ts';
import { loadContent } from '../../app/server/content.ts';
import { startBrowser } from '../support/browser.ts';
import { FirstMorningPeople } from '../support/first-morning-people.ts';
import {
  AUTHORITY_CODE,
  cadreName,
  cadreNumber,
  cadresSheet,
  organizationsSheet,
  PARTY_SCHOOL_CODE,
  questionsSheet,
} from '../support/first-morning-sheets.ts';
import { actorOf } from '../support/sign-in.ts';
import { startSite, type Site } from '../support/site.ts';

/*
 * The first morning of a real authority, in the order in which its people come: nothing is there but the set-up link.
 * Everything is done on the pages; only what would take minutes there (130 reviews, 16 lessons, the second paper) is
 * done by the commands behind them.
 */

const DAY = 86_400_000;
const civil = (days: number): string => localOfMoment(Date.now() + days * DAY, 'Asia/Shanghai').slice(0, 10);
const CODE = /[A-Z0-9]{5}-[A-Z0-9]{5}/;
const AUTHORITY = '中共青川市委市级机关工作委员会';
/** A cadre of the branch whose committee has the unit administrator. */
const [UNIT_ADMIN, CADRE] = [0, 18];
const cadre = cadreNumber(CADRE);
const STAFF = {
  kw01: ['周考务', 'EXAM_OFFICER'],
  dx01: ['顾校务', 'SCHOOL_ADMIN'],
  jk01: ['何监考', 'INVIGILATOR'],
  mt01: ['苏命题', 'ITEM_WRITER'],
  st01: ['唐审题', 'ITEM_REVIEWER'],
} as const;

let site: Site;
let browser: Browser;
let people: FirstMorningPeople;
const codes = new Map<string, string>();

beforeAll(async () => {
  await loadContent();
  site = await startSite({ databaseUrl: process.env['DATABASE_URL'] ?? '', dataFolder: dataFolder() });
  browser = await startBrowser();
  people = new FirstMorningPeople(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
afterEach(() => expect(people.faults.splice(0)).toEqual([]));

describe('the first morning of an authority', () => {
  it('1: is set up by its one-time link, with separate powers', async () => {
    const link = (await issueSetupLink(new Date()))?.path ?? '';
    const page = await people.open('visitor', link);
    await page.getByRole('button', { name: '设立' }).click();
    // Ten fields are open, four of them called 姓名: each line says whose.
    const named = () =>
      page.locator('.error-summary a').evaluateAll((all) => all.map((link) => (link as HTMLElement).dataset['label']));
    await expect.poll(named).toContain('安全管理员 姓名：');
    expect(new Set(await named()).size).toBe(10);
    await page.getByLabel('单位全称').fill(AUTHORITY);
    await page.getByLabel('组织编码').fill(AUTHORITY_CODE);
    const first = { SYS_ADMIN: 'sys01', SEC_ADMIN: 'sec01', AUDIT_ADMIN: 'aud01', AUTHORITY_ADMIN: 'gw01' };
    for (const [role, number] of Object.entries(first)) {
      await page.locator(`[name="${role}-name"]`).fill(`管理${number}`);
      await page.locator(`[name="${role}-number"]`).fill(number);
    }
    await page.getByRole('button', { name: '设立' }).click();
    await page.getByRole('heading', { name: `已设立“${AUTHORITY}”` }).waitFor();
    await page.getByText('工委管理员先导入党组织').waitFor();
    for (const number of Object.values(first)) {
      const slip = await page.locator('.code-sheet li', { hasText: number }).innerText();
      expect(slip).toContain('/activate');
      codes.set(number, CODE.exec(slip)?.[0] ?? '');
    }
    await people.open('visitor', link);
    await page.getByText('设立链接已用过或已失效').waitFor();
    for (const number of Object.values(first).toReversed()) await people.activate(number, codes.get(number) ?? '');
    expect(new URL((await people.page('gw01')).url()).pathname).toBe('/admin');
  });

  it('2: imports 30 organizations and 200 cadres, three of them corrected, and opens their accounts', async () => {
    const organizations = await people.tryImport('gw01', 'organizations', await organizationsSheet());
    await organizations.getByText('30行可以写入，没有错误').waitFor();
    await people.write(organizations);
    await organizations.getByRole('link', { name: '接着导入党务干部' }).click();
    await organizations.waitForURL('**/admin/imports?kind=cadres');

    const messy = await people.tryImport('gw01', 'cadres', await cadresSheet({ wrong: true }));
    await messy.getByText('197行可以写入；3行有错误').waitFor();
    await messy.getByText('第53行“出生年月”不是日期（1985年13月），月份应在1至12').waitFor();
    await people.write(messy);
    const mended = await people.tryImport('gw01', 'cadres', await cadresSheet({ wrong: false }));
    await people.write(mended);
    await mended.getByRole('link', { name: '为还没有账号的人开通账号' }).click();
    await mended.getByRole('button', { name: '为符合条件的200人全部开通账号' }).click();
    await mended.getByText('已开通200个账号').waitFor();
  });

  it('3: gives its people accounts, duties and codes, with which they come in for the first time', async () => {
    for (const [number, [name, role]] of Object.entries(STAFF)) {
      const system = await people.open('sys01', '/admin/accounts/new');
      await system.getByLabel('姓名').fill(name);
      await system.getByLabel('账号', { exact: false }).first().fill(number);
      await choosePlace(system, PARTY_SCHOOL_CODE);
      await system.getByRole('button', { name: '建立账号' }).click();
      await system.getByText('已建立账号，请发放激活码').waitFor();
      await system.getByRole('button', { name: '发激活码', exact: true }).click();
      codes.set(number, CODE.exec(await system.locator('.issued-code-value').innerText())?.[0] ?? '');
      await people.open('sec01', new URL(system.url()).pathname);
      // The school keeps the questions; what serves the whole city is granted on the authority.
      await grant(role, role.startsWith('ITEM_') ? PARTY_SCHOOL_CODE : AUTHORITY_CODE);
    }
    const list = await people.open('sec01', `/admin/accounts?q=${cadreNumber(UNIT_ADMIN)}`);
    await list.getByRole('link', { name: cadreName(UNIT_ADMIN) }).click();
    await list.waitForURL(/accounts\/[0-9a-f-]{36}/);
    await grant('ORG_ADMIN', 'QC01');
    const [unitAdmin, system] = [cadreNumber(UNIT_ADMIN), await people.open('sys01', new URL(list.url()).pathname)];
    await system.getByRole('button', { name: '发激活码', exact: true }).click();
    codes.set(unitAdmin, CODE.exec(await system.locator('.issued-code-value').innerText())?.[0] ?? '');
    await people.activate(unitAdmin, codes.get(unitAdmin) ?? '');
    for (const number of Object.keys(STAFF)) await people.activate(number, codes.get(number) ?? '');

    const sheet = await people.open('gw01', '/admin');
    await sheet.getByRole('link', { name: '激活码', exact: true }).click();
    await sheet.getByRole('heading', { name: AUTHORITY }).waitFor();
    await sheet.getByRole('button', { name: '生成激活码' }).click();
    // Learners only: whoever holds duties has the code from the system administrator.
    await sheet.getByRole('heading', { name: '199人的激活码' }).waitFor();
    codes.set(cadre, CODE.exec(await sheet.locator('.code-sheet li', { hasText: cadre }).innerText())?.[0] ?? '');

    async function grant(role: string, code: string): Promise<void> {
      const page = await people.page('sec01');
      await page.getByText(`面向全市的，选“${AUTHORITY}”`).waitFor();
      await page.locator('[name=role]').selectOption(role);
      await choosePlace(page, code);
      await page.getByRole('button', { name: '授予', exact: true }).click();
      await page.getByText('已授予', { exact: true }).waitFor();
    }
  });

  it('4: takes live questions from a sheet, released by somebody else', async () => {
    const { file, count } = questionsSheet();
    const page = await people.tryImport('mt01', 'questions', await file);
    await people.write(page);
    const review = await people.open('st01', '/admin/questions/review');
    await review.locator('main tbody a').first().click();
    await review.locator('[name=decision][value=RELEASED]').check();
    await review.getByRole('button', { name: '提交意见' }).click();
    await review.getByText(`审下一题（还有${count - 1}道）`).waitFor();
    const reviewer = await actorOf('st01');
    const waiting = await sql.query<{ id: string }>(`SELECT id::text FROM question WHERE status = 'IN_REVIEW'`);
    expect(waiting.length).toBe(count - 1);
    for (const { id } of waiting)
      expect(await reviewQuestion(reviewer, id, 1, { decision: 'RELEASED', note: null })).toEqual({ ok: true });
  });

  let tested = '';
  it('5: holds a session by the light preset, in which the unit enters its people', async () => {
    const authority = await people.open('gw01', '/admin/policies');
    for (const name of ['新建选任前测试简易规则', '新建职业能力认证初级知识考试规则']) {
      await authority.getByRole('button', { name }).click();
      await authority.getByText('规则已建好').waitFor();
      await people.open('gw01', '/admin/policies');
    }
    tested = await holdSession('2026年第四季度任用前测试', '任用前测试', '选任前测试简易规则（第1版）');
    const unit = await people.open(cadreNumber(UNIT_ADMIN), `/admin/sessions/${tested}/registrations`);
    await unit.getByLabel('粘贴人员编码').fill(`${cadre}\n${cadreNumber(2)}`);
    await unit.getByRole('button', { name: '按人员编码添加' }).click();
    await unit.getByText('已添加1人').waitFor();
    await unit.getByText(`没有找到1个人员编码，或不在您的管理范围内：${cadreNumber(2)}`).waitFor();
    const sheet = await people.open('kw01', `/admin/sessions/${tested}/sign-in-sheet`);
    await sheet.getByText(cadreName(CADRE)).waitFor();
  });

  /** A session of the authority that is open now, published by the exam officer. @returns its id */
  async function holdSession(title: string, occasion: string, policy: string): Promise<string> {
    const page = await people.open('kw01', '/admin/sessions/new');
    await page.getByLabel('名称').fill(title);
    await page.locator('[name=organizationId]').selectOption({ label: AUTHORITY });
    await page.getByLabel('测试类型').selectOption({ label: occasion });
    await page.getByLabel('考试策略').selectOption({ label: policy });
    await page.locator('[name=bankId]').selectOption({ label: '中共青川市委党校题库（正式题130道）' });
    await page.getByLabel('开始').fill(localOfMoment(Date.now() - 60_000, 'Asia/Shanghai'));
    await page.locator('[name=closesAt]').fill(localOfMoment(Date.now() + DAY / 8, 'Asia/Shanghai'));
    await page.getByRole('button', { name: '存为草稿' }).click();
    await page.getByText('题库够用').waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByRole('link', { name: '发布场次' }).click();
    await page.getByRole('button', { name: '发布场次' }).click();
    await page.getByText('场次已发布').waitFor();
    return id;
  }

  it('6: is studied, practised and sat on a phone, with the result at once', async () => {
    const page = await people.activate(cadre, codes.get(cadre) ?? '', 'phone');
    await page.getByText('2026年第四季度任用前测试已经开放').first().waitFor();
    await people.open(cadre, '/courses/c2/1.1');
    await page.getByRole('button', { name: '学完本节，进入下一节' }).click();
    await page.waitForURL('**/courses/c2/1.2');

    await people.open(cadre, '/practice');
    await page.getByRole('button', { name: '开始练习' }).click();
    // Twenty questions without a limit: no clock runs, and the hand-in does not speak of one.
    await page.getByText('不限时').waitFor();
    expect(await page.getByRole('timer').count()).toBe(0);
    const question = page.locator('form.sitting-answer:not([hidden])');
    await question.locator('.option').first().click();
    await question.locator('button[value="check"]').click();
    await page.getByText(/答对了|答错了/).waitFor();

    await people.open(cadre, '/');
    await page.getByRole('link', { name: '看规则并开始' }).click();
    await page.getByLabel('我已阅读以上规则').check();
    await page.getByRole('button', { name: '开始测试' }).click();
    for (let slot = 1; slot <= 50; slot += 1) {
      const here = page.locator(`form.sitting-answer[data-slot="${slot}"]:not([hidden])`);
      const right = here.locator('.option', { hasText: /设立基层委员会|对/ });
      await right.first().click();
      if (await here.locator('[type=checkbox]').count())
        await here.locator('.option', { hasText: '任期一般五年' }).click();
      if (slot < 50) await page.getByRole('button', { name: '下一题' }).click();
    }
    await page.getByText('已保存').first().waitFor();
    await page.getByRole('button', { name: '交卷' }).first().click();
    await page.getByText('全部50题已作答，交卷后不能修改，确定交卷？').waitFor();
    await page.locator('dialog[open]').getByRole('button', { name: '交卷' }).click();
    await page.waitForURL('**/result');
    await page.getByRole('heading', { name: '您的测试合格。' }).waitFor();
    await page.getByText('100分，合格线60分').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  });

  it('7: is confirmed by the officer, and the slip verifies for anyone', async () => {
    const office = await flagged();
    await office.getByRole('checkbox', { name: `选择${cadreName(CADRE)}` }).check();
    await office.getByRole('button', { name: '确认所选人员的测试结果' }).click();
    await confirmResult(office, '系统随即签发测试合格凭证');
    const { number, code } = await sealed('TEST_PASS_SLIP');
    const page = await people.open(cadre, '/certificates');
    await page.getByText(number).waitFor();
    await page.locator('main a[href^="/certificates/"]').first().click();
    const pdf = await page.locator('a[href$="/pdf"]').getAttribute('href');
    const file = await page.request.get(new URL(pdf ?? '', site.url).href);
    expect([file.headers()['content-type'], (await file.body()).subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      '%PDF-',
    ]);
    await verify(number, code, '测试合格凭证');
  });

  /** The officer's list, once the worker has marked the sheet and put its pass before the officer. */
  async function flagged(): Promise<Page> {
    await expect.poll(() => sql.query(`SELECT id FROM eligibility WHERE status = 'FLAGGED'`)).toHaveLength(1);
    return people.open('kw01', '/admin/results?state=flagged');
  }

  /** Answers the question whether to confirm, which says what follows for this kind of test. */
  async function confirmResult(page: Page, consequence: string): Promise<void> {
    await page.getByText(`涉及人员：${cadreName(CADRE)}`).waitFor();
    await page.getByText(consequence).waitFor();
    await page.getByRole('button', { name: '确认测试结果', exact: true }).click();
    await page.getByText('已确认1人').waitFor();
  }

  async function sealed(type: 'TEST_PASS_SLIP' | 'COMPETENCY'): Promise<{ number: string; code: string }> {
    let found: { number: string; code: string } | undefined;
    await expect
      .poll(async () => {
        [found] = await sql.query<{ number: string; code: string }>(
          `SELECT number, verification_code AS code FROM certificate WHERE type::text = $1 AND status = 'SEALED'`,
          [type],
        );
        return found?.number;
      })
      .toBeTruthy();
    return found ?? { number: '', code: '' };
  }

  async function verify(number: string, code: string, kind: string): Promise<void> {
    const page = await people.open('visitor', `/verify?number=${number}&code=${code}`);
    await page.getByText('记载事项与签发时一致').waitFor();
    const told = await page.locator('main').innerText();
    expect(told).toContain(kind);
    expect(told).toContain('罗*国');
    expect(told).not.toContain(cadreName(CADRE));
  }

  it('8: trains by plan and class, finishes the course, and certifies level one', async () => {
    const school = await people.open('dx01', '/admin/rotation/new');
    await school.locator('[name=title]').fill('2026年支部班子轮训');
    await school.locator('[name=windowFrom]').fill(civil(-30));
    await school.locator('[name=windowTo]').fill(civil(30));
    await school.getByLabel('纪检委员').check();
    await school.getByRole('button', { name: '冻结名单并建立计划' }).click();
    await school.getByText('已训0人').first().waitFor();
    await people.open('dx01', '/admin/classes/new');
    await school.locator('[name=classType]').selectOption({ label: '任职培训' });
    await school.locator('[name=planId]').selectOption({ label: '2026年支部班子轮训' });
    const fields = {
      title: '新任支部班子成员任职培训班',
      tier: '市级',
      host: '市委党校',
      creditHours: '32',
      days: '3',
    };
    for (const [name, value] of Object.entries({ ...fields, startsOn: civil(-3), endsOn: civil(-1) }))
      await school.locator(`[name=${name}]`).fill(value);
    await school.getByRole('button', { name: '保存' }).click();
    await school.locator('[name=staffNumbers]').fill(cadre);
    await school.getByRole('button', { name: '加入名单' }).click();
    await school.getByText('已加入1人').first().waitFor();
    await school.locator('[name^="half:"]').fill('6');
    await school.getByRole('button', { name: '保存出勤与结果' }).click();
    await expect
      .poll(() => sql.query(`SELECT 1 AS one FROM class_enrolment WHERE half_days_attended = 6`))
      .toHaveLength(1);
    await school.getByRole('button', { name: '确认结业' }).click();
    await school.getByText('已结业', { exact: true }).first().waitFor();

    const actor = await actorOf(cadre);
    const lessons = await sql.query<{ id: string }>(
      `SELECT l.id::text FROM lesson l JOIN course c ON c.id = l.course_id WHERE c.code = 'c2'`,
    );
    for (const { id } of lessons) expect(await markLessonFinished(actor, id)).toMatchObject({ ok: true });

    const level = await people.open('gw01', '/admin/certification/level');
    await level.getByRole('button', { name: '启用参考方案' }).click();
    await level.getByText('各次标准').first().waitFor();
    const session = await holdSession('初级知识考试', '初级知识考试', '职业能力认证初级知识考试规则（第1版）');
    const names = await people.open('kw01', `/admin/sessions/${session}/registrations`);
    await names.getByLabel('粘贴人员编码').fill(cadre);
    await names.getByRole('button', { name: '按人员编码添加' }).click();
    await names.getByText('已添加1人').waitFor();
    const attempt = await sitWell(session);
    const officer = await flagged();
    // This paper leads to an application, not to a slip: on the person's page and on the officer's, who decides where
    // the verdict is explained.
    const result = await people.open(cadre, `/sittings/${attempt}/result`);
    await result.getByText('申报职业能力认证初级').waitFor();
    expect(await result.getByText('签发测试合格凭证').count()).toBe(0);
    await officer.getByRole('link', { name: cadreName(CADRE) }).click();
    await officer.locator('#result').waitFor();
    await officer.getByRole('button', { name: '确认测试结果', exact: true }).click();
    await confirmResult(officer, '不签发测试合格凭证');

    const page = await people.open(cadre, '/certification');
    await page.getByRole('button', { name: '申报初级' }).click();
    await page.getByText('待单位审核').waitFor();
    for (const who of [cadreNumber(UNIT_ADMIN), 'gw01']) {
      const desk = await people.open(who, '/admin/certification');
      await desk.getByRole('link', { name: cadreName(CADRE) }).click();
      await desk.getByLabel('理由').fill('材料齐全，同意');
      await desk.getByRole('button', { name: '记录处理意见' }).click();
      await desk.getByText('材料齐全，同意').first().waitFor();
    }
    const { number, code } = await sealed('COMPETENCY');
    await verify(number, code, '职业能力证书');
  });

  /** The second paper, answered right as the person's device would. */
  async function sitWell(sessionId: string): Promise<string> {
    const actor = await actorOf(cadre);
    const device = { key: 'second-paper', label: 'Android' };
    const started = await startAttempt(actor, sessionId, device);
    if (!started.ok) throw new Error(started.reason);
    const [row] = await sql.query<{ paper: Paper }>(`SELECT paper FROM attempt WHERE id = $1`, [started.attemptId]);
    const sentAt = Date.now();
    const events = (row?.paper.items ?? []).map((item, place) => {
      const letter = (id: string): string => String.fromCharCode(65 + item.o.indexOf(id));
      const several = item.t === 'MULTIPLE' ? [letter('A'), letter('B')].sort().join('') : letter('A');
      return { seq: place + 1, slot: place + 1, choice: item.t === 'TRUE_FALSE' ? 'T' : several, at: sentAt };
    });
    expect(await saveAnswers(actor, started.attemptId, device.key, { epoch: 1, sentAt, events })).toMatchObject({
      ok: true,
    });
    expect(await submitAttempt(actor, started.attemptId, device.key)).toMatchObject({ ok: true });
    return started.attemptId;
  }

  it('9: shows all of it on the administrator’s day', async () => {
    const page = await people.open('gw01', '/admin');
    const day = await page.locator('main').innerText();
    expect(day).toContain('选任前测试：200名现任党务干部，1人合格且在有效期内');
    expect(day).toContain('2场正在开放');
    expect(day).toContain('2026年支部班子轮训');
    await page.getByText('cadres.xlsx').first().waitFor();
    await page.locator('main').getByRole('link', { name: '1', exact: true }).first().click();
    await page.getByText(cadreName(CADRE)).first().waitFor();
    const timeline = await people.open('gw01', `/admin/cadres?q=${cadre}`);
    await timeline
      .getByRole('link', { name: cadreName(CADRE) })
      .first()
      .click();
    await timeline.getByText('新任支部班子成员任职培训班').first().waitFor();
  });
});

/** The organization of this code, out of the list that a form has. */
async function choosePlace(page: Page, code: string): Promise<void> {
  const places = page.locator('select[name=organizationId]');
  const place = places.locator('option', { hasText: `（${code}）` });
  await places.selectOption(await place.getAttribute('value'));
}
