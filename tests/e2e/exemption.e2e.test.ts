import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { startBrowser, type DEVICES } from '~tests/support/browser.ts';
import { createExamWorld, type ExamWorld } from '~tests/support/exam-world.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { walkSite } from '~tests/support/walk-site.ts';
import { createAccount, type TestAccount } from '~tests/support/world.ts';

let world: ExamWorld;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  world = await createExamWorld();
  await world.policy();
  const { DATABASE_URL: databaseUrl = '', DATA_DIR: dataFolder = '' } = process.env;
  site = await startSite({ databaseUrl, dataFolder });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe.each(['phone', 'desktop'] as const)('an exemption from the test on a %s', (device: keyof typeof DEVICES) => {
  const as = (account: TestAccount, act: (page: Page) => Promise<void>) =>
    walkSite(browser, site.url, { account, device }, act);
  const officer = () => world.as('EXAM_OFFICER', 'root');
  /** Names on the list of those who are exempted, as coverage counts them. */
  const exempted = async (): Promise<string> => {
    let names = '';
    await as(officer(), async (page) => {
      await page.goto(`${site.url}/admin/coverage/test?state=EXEMPT`);
      names = await page.locator('main').innerText();
    });
    return names;
  };

  it('is granted, seen by whom it concerns, counted, and withdrawn', async () => {
    const name = device === 'phone' ? '司马若谷' : '司马清和';
    const person = await createAccount(world.unitA, world.root.id, 'CADRE', name);
    expect(await exempted()).not.toContain(name);

    await as(officer(), async (page) => {
      await page.goto(`${site.url}/admin/exemptions/new`);
      await page.getByRole('searchbox', { name: '姓名或人员编码' }).fill(name);
      await page.getByRole('button', { name: '查找' }).click();
      await page.getByRole('link', { name }).click();
      await page.getByText('批准材料由批准机关留存').waitFor();
      await page.getByLabel('免测类型').selectOption({ label: '组织批准免测' });
      await page.getByLabel('批准机关或批准人').fill('测试工委');
      await page.getByRole('button', { name: '登记免测' }).click();
      // What was typed stands there still, and what is missing is said beside its field.
      await page.getByRole('link', { name: '请填写' }).waitFor();
      expect(await page.getByLabel('批准机关或批准人').inputValue()).toBe('测试工委');
      await page.getByLabel('理由').fill('援派期间，经研究同意免测');
      await page.getByRole('button', { name: '登记免测' }).click();
      await page.getByText(`已办理${name}的免测`).waitFor();
      await page.getByText('不签发测试合格凭证').first().waitFor();
    });

    await as(person, async (page) => {
      await page.goto(site.url);
      await page.getByText('已免测：组织批准免测').waitFor();
      await page.goto(`${site.url}/tests`);
      await page.getByText('已免测：组织批准免测').waitFor();
      await page.goto(`${site.url}/inbox`);
      await page.getByText('您已获批准免测').waitFor();
      await page.goto(`${site.url}/record`);
      await page.getByRole('link', { name: '免测：组织批准免测' }).waitFor();
    });
    expect(await exempted()).toContain(name);

    await as(officer(), async (page) => {
      await page.goto(`${site.url}/admin/exemptions?state=inForce`);
      await page.getByRole('link', { name }).click();
      await page.locator('#exemption summary').click();
      await page.getByLabel('撤销原因').fill('条件不再具备');
      await page.locator('#exemption form button').click();
      await page.getByText('已撤销，并已通知本人').waitFor();
    });
    expect(await exempted()).not.toContain(name);

    await as(person, async (page) => {
      await page.goto(`${site.url}/tests`);
      await page.getByText('条件不再具备').waitFor();
      await page.goto(site.url);
      expect(await page.locator('main').innerText()).not.toContain('已免测');
    });
    const rows = await sql.query(`SELECT withdrawn_reason AS reason FROM test_exemption WHERE cadre_id = $1`, [
      person.cadreId,
    ]);
    expect(rows).toEqual([{ reason: '条件不再具备' }]);
  });
});
