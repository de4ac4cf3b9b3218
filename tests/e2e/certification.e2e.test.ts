import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setLevelOne } from '~/certification/commands/set-level.server.ts';
import { today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { startBrowser, type DEVICES } from '~tests/support/browser.ts';
import { confirmedTest, heldCertificate, meetEverything } from '~tests/support/certification-world.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { walkSite } from '~tests/support/walk-site.ts';
import { createAccount, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

let world: World;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  world = await createWorld();
  await setLevelOne(world.as('AUTHORITY_ADMIN', 'root').actor, null);
  const { DATABASE_URL: databaseUrl = '', DATA_DIR: dataFolder = '' } = process.env;
  site = await startSite({ databaseUrl, dataFolder });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const as = (account: TestAccount | null, device: keyof typeof DEVICES, act: (page: Page) => Promise<void>) =>
  walkSite(browser, site.url, { account, device }, act);

const certificateOf = async ({ cadreId }: TestAccount) =>
  (
    await sql.query<{ number: string; code: string; status: string }>(
      `SELECT number, verification_code AS code, status::text FROM certificate WHERE cadre_id = $1::uuid`,
      [cadreId],
    )
  )[0];

describe.each(['phone', 'desktop'] as const)('level one on a %s', (device) => {
  it('is asked for when all is met, decided twice with a reason, issued by the worker, and verified by anyone', async () => {
    const person = await createAccount(world.unitA, world.root.id, 'CADRE', `申报人${device}`);
    await confirmedTest(world, person, 'PRE_APPOINTMENT', 86);
    await as(person, device, async (page) => {
      await page.goto(`${site.url}/certification`);
      expect(await page.locator('.hi').textContent()).toBe('4条要求，已满足1条。');
      expect(await page.getByRole('button', { name: '申报初级' }).count()).toBe(0);
      await page.getByRole('link', { name: '看测试安排' }).click();
      await page.waitForURL(`${site.url}/tests`);
    });

    await meetEverything(world, person);
    await as(person, device, async (page) => {
      await page.goto(`${site.url}/certification`);
      await page.getByRole('button', { name: '申报初级' }).click();
      await page.getByText('待单位审核').waitFor();
      expect(await page.locator('.hi').textContent()).toBe('您的申报正在办理。');
    });
    for (const [role, place, stage] of [
      ['ORG_ADMIN', 'unitA', '单位审核'],
      ['AUTHORITY_ADMIN', 'root', '工委决定'],
    ] as const)
      await as(world.as(role, place), device, async (page) => {
        await page.goto(`${site.url}/admin/certification`);
        await page.getByRole('link', { name: person.actor.displayName }).click();
        await page.getByLabel('理由').fill('材料齐全，同意');
        await page.getByRole('button', { name: '记录处理意见' }).click();
        await page.getByText(`${stage} · 同意`).waitFor();
      });

    await expect.poll(async () => (await certificateOf(person))?.status).toBe('SEALED');
    const certificate = await certificateOf(person);
    await as(person, device, async (page) => {
      await page.goto(`${site.url}/certification`);
      await page.getByText('已发证').waitFor();
      expect(await page.locator('.hi').textContent()).toContain('您持有初级证书，有效期至');
      expect(await page.getByRole('link', { name: certificate?.number ?? '' }).count()).toBe(1);
    });
    await as(null, device, async (page) => {
      await page.goto(`${site.url}/verify?number=${certificate?.number}&code=${certificate?.code}`);
      await page.getByText('职业能力证书').first().waitFor();
      await page.getByText('有效', { exact: false }).first().waitFor();
      expect(await page.content()).not.toContain(person.actor.displayName);
    });
  });
});

it('puts a wrong name right: the registry first, then a new certificate beside the old one', async () => {
  const person = await createAccount(world.unitA, world.root.id, 'CADRE', '欧阳明和');
  const wrong = await heldCertificate(world, person, today(new Date(Date.now() + 700 * 86_400_000)), '2025-11-23');
  const desk = world.as('AUTHORITY_ADMIN', 'root');
  await as(desk, 'desktop', async (page) => {
    await page.goto(`${site.url}/certificates/${wrong}`);
    await page.getByRole('link', { name: '更正并另发新证' }).click();
    await page.getByText('凭证上是“欧阳明禾”，信息库是“欧阳明和”').waitFor();
    await page.getByLabel('理由').fill('姓名写错，信息库已更正');
    await page.getByRole('button', { name: '更正并另发新证' }).click();
    await page.getByText('请勾选要更正的项目').waitFor();
    expect(await page.getByLabel('理由').inputValue()).toBe('姓名写错，信息库已更正');
    await page.getByLabel('姓名').check();
    await page.getByRole('button', { name: '更正并另发新证' }).click();
    await page.getByText('本证由原证更正而来。').waitFor();
  });
  const made = async () =>
    (
      await sql.query<{ id: string; number: string; code: string; status: string }>(
        `SELECT id::text, number, verification_code AS code, status::text FROM certificate WHERE supersedes_id = $1::uuid`,
        [wrong],
      )
    )[0];
  await expect.poll(async () => (await made())?.status).toBe('SEALED');
  const right = await made();
  await as(person, 'phone', async (page) => {
    await page.goto(`${site.url}/certificates/${wrong}`);
    await page
      .getByRole('link', { name: right?.number ?? '' })
      .first()
      .click();
    await page.waitForURL(`${site.url}/certificates/${right?.id}`);
    await page.locator('.credential-statement').getByText('欧阳明和').waitFor();
  });
  await as(null, 'phone', async (page) => {
    const [old] = await sql.query<{ number: string; code: string }>(
      `SELECT number, verification_code AS code FROM certificate WHERE id = $1::uuid`,
      [wrong],
    );
    await page.goto(`${site.url}/verify?number=${old?.number}&code=${old?.code}`);
    await page.getByText('已更正，另发新证').first().waitFor();
    expect(await page.content()).not.toContain(right?.number ?? '');
    await page.goto(`${site.url}/verify?number=${right?.number}&code=${right?.code}`);
    await page.getByText('有效', { exact: true }).first().waitFor();
  });
});

it('shows each dated row of the standard with weights and floors, and puts a new one in force from a day on', async () => {
  const next = `${new Date().getFullYear() + 2}-01-01`;
  await as(world.as('AUTHORITY_ADMIN', 'root'), 'desktop', async (page) => {
    await page.goto(`${site.url}/admin/certification/level`);
    const domains = page.getByRole('row').filter({ hasText: '综合管理和业务工作能力' });
    expect(await domains.textContent()).toContain('T08、T09、T12');
    const standard = page.getByRole('row').filter({ hasText: world.as('AUTHORITY_ADMIN', 'root').actor.displayName });
    expect(await standard.textContent()).toContain('12个月内32学时，其中须有任职培训（RZ）');
    expect(await standard.textContent()).toContain('12个月内56学时');
    await page.locator('[name=validFrom]').fill(next);
    await page.locator('[name="weights.PARTY_WORK"]').fill('40');
    await page.getByRole('button', { name: '从生效日期起执行' }).click();
    await page.locator('.error-summary').getByText('四项权重合计须为100').waitFor();
    expect(await page.locator('[name="weights.PARTY_WORK"]').inputValue()).toBe('40');
    await page.locator('[name="weights.MASS_SERVICE"]').fill('20');
    await page.locator('[name="floors.PARTY_WORK"]').fill('60');
    await page.getByRole('button', { name: '从生效日期起执行' }).click();
    await page.getByRole('cell', { name: next }).first().waitFor();
    await page.locator('summary', { hasText: next }).click();
    await page.getByRole('cell', { name: '60%' }).waitFor();
  });
});
