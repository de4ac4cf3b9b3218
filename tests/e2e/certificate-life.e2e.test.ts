import type { Browser, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setLevelOne } from '~/certification/commands/set-level.server.ts';
import { today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { startBrowser, type DEVICES } from '~tests/support/browser.ts';
import { heldCertificate, meetEverything } from '~tests/support/certification-world.ts';
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
  site = await startSite({ databaseUrl, dataFolder, env: { TRUST_PROXY: 'on' } });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const inDays = (days: number): string => Temporal.PlainDate.from(today()).add({ days }).toString();
const written = (day: string): string => {
  const { year, month, day: date } = Temporal.PlainDate.from(day);
  return `${year}年${month}月${date}日`;
};
/** What anyone may read of the name on the certificates that are held here. */
const MASKED = '欧**禾';
type Found = { id: string; number: string; code: string; status: string };
const certificatesOf = ({ cadreId }: TestAccount): Promise<Found[]> =>
  sql.query<Found>(
    `SELECT id::text, number, verification_code AS code, status::text FROM certificate WHERE cadre_id = $1::uuid ORDER BY cycle`,
    [cadreId],
  );
const verifyPath = ({ number, code }: Found): string => `${site.url}/verify?number=${number}&code=${code}`;

describe.each(['phone', 'desktop'] as const)('a certificate on a %s', (device: keyof typeof DEVICES) => {
  const as = (account: TestAccount | null, act: (page: Page) => Promise<void>, network = '192.0.2.1') =>
    walkSite(browser, site.url, { account, device, network }, act);
  const authority = () => world.as('AUTHORITY_ADMIN', 'root');
  /** What anyone is told of a certificate. */
  const told = async (certificate: Found): Promise<string> => {
    let text = '';
    await as(null, async (page) => {
      await page.goto(verifyPath(certificate));
      text = await page.locator('main').innerText();
    });
    return text;
  };
  const holder = async (name: string): Promise<TestAccount> =>
    createAccount(world.unitA, world.root.id, 'CADRE', `${name}${device === 'phone' ? '甲' : '乙'}`);

  it.each([
    ['撤销', '已撤销', '佐证材料弄虚作假，经查实'],
    ['注销', '已注销', '本人退出党务岗位'],
  ] as const)('is ended by %s with a reason, and says so to its holder and to anyone', async (act, state, reason) => {
    const person = await holder('司徒明');
    const id = await heldCertificate(world, person, inDays(400));
    const [certificate] = await certificatesOf(person);
    if (!certificate) throw new Error('no certificate');
    expect(await told(certificate)).toContain('有效');

    await as(authority(), async (page) => {
      await page.goto(`${site.url}/certificates/${id}`);
      await page.getByLabel('理由').fill('不实');
      await page.getByRole('button', { name: '记入凭证' }).click();
      await page.getByText('请选择撤销还是注销').waitFor();
      expect(await page.getByLabel('理由').inputValue()).toBe('不实');
      await page.getByRole('radio', { name: act }).check();
      await page.getByRole('button', { name: '记入凭证' }).click();
      await page.getByText('请写明理由，至少四个字').waitFor();
      expect(await page.getByRole('radio', { name: act }).isChecked()).toBe(true);
      await page.getByLabel('理由').fill(reason);
      await page.getByRole('button', { name: '记入凭证' }).click();
      await page.locator('.credential-word').getByText(state).waitFor();
      expect(await page.getByRole('button', { name: '记入凭证' }).count()).toBe(0);
    });
    await as(person, async (page) => {
      await page.goto(`${site.url}/certificates/${id}`);
      const shown = await page.locator('main').innerText();
      for (const words of [state, reason, '不能再作凭据', authority().actor.displayName])
        expect(shown).toContain(words);
    });
    const verdict = await told(certificate);
    for (const words of [state, '状态变更日期', MASKED, '记载事项与签发时一致']) expect(verdict).toContain(words);
    for (const words of [reason, '欧阳明禾']) expect(verdict).not.toContain(words);
  });

  it('prints on one sheet', async () => {
    const person = await holder('司马清');
    const id = await heldCertificate(world, person, inDays(400));
    await as(person, async (page) => {
      await page.goto(`${site.url}/certificates/${id}`);
      const printed = await page.pdf({ preferCSSPageSize: true });
      expect(printed.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    });
  });

  it('is renewed before it ends: both verify, the new one from the day after, and one may be revoked alone', async () => {
    const person = await holder('司马平');
    const lastDay = inDays(40);
    const nextDay = Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString();
    const id = await heldCertificate(world, person, lastDay);
    await meetEverything(world, person, 60);
    await as(person, async (page) => {
      await page.goto(`${site.url}/certification`);
      await page.getByRole('button', { name: '申请续期' }).click();
      await page.getByText('待单位审核').waitFor();
    });
    for (const [role, place, stage] of [
      ['ORG_ADMIN', 'unitA', '单位审核'],
      ['AUTHORITY_ADMIN', 'root', '工委决定'],
    ] as const)
      await as(world.as(role, place), async (page) => {
        await page.goto(`${site.url}/admin/certification`);
        await page.getByRole('link', { name: person.actor.displayName }).click();
        await page.getByLabel('理由').fill('材料齐全，同意续期');
        await page.getByRole('button', { name: '记录处理意见' }).click();
        await page.getByText(`${stage} · 同意`).waitFor();
      });
    await expect
      .poll(async () => (await certificatesOf(person)).map(({ status }) => status))
      .toEqual(['SEALED', 'SEALED']);
    const [held, renewed] = await certificatesOf(person);
    if (!held || !renewed) throw new Error('not renewed');
    expect(held.id).toBe(id);
    await as(person, async (page) => {
      await page.goto(`${site.url}/certificates/${held.id}`);
      await page.getByText('续期，另发新证').waitFor();
      await page.getByRole('link', { name: renewed.number }).first().click();
      await page.waitForURL(`${site.url}/certificates/${renewed.id}`);
    });
    expect(await told(held)).toContain(written(lastDay));
    const verdict = await told(renewed);
    for (const words of ['有效期自', written(nextDay)]) expect(verdict).toContain(words);

    await as(authority(), async (page) => {
      await page.goto(`${site.url}/certificates/${renewed.id}`);
      await page.getByRole('radio', { name: '撤销' }).check();
      await page.getByLabel('理由').fill('续期学时登记有误');
      await page.getByRole('button', { name: '记入凭证' }).click();
      await page.locator('.credential-word').getByText('已撤销').waitFor();
    });
    expect(await told(renewed)).toContain('已撤销');
    expect(await told(held)).not.toContain('已撤销');
  });

  it('is told of by nobody while its authority has closed the page, and again once it is open', async () => {
    const person = await holder('司空安');
    await heldCertificate(world, person, inDays(400));
    const [certificate] = await certificatesOf(person);
    if (!certificate) throw new Error('no certificate');
    const press = (button: string) =>
      as(authority(), async (page) => {
        await page.goto(`${site.url}/admin/settings`);
        await page.getByRole('button', { name: button }).click();
        await page.getByText('设置已更改，立即生效').waitFor();
      });
    await press('关闭核验');
    const verdict = await told(certificate);
    for (const words of ['没有查到与编号和核验码都相符的凭证', '没有开放网上核验']) expect(verdict).toContain(words);
    expect(verdict).not.toContain(MASKED);
    await press('开放核验');
    expect(await told(certificate)).toContain(MASKED);
  });

  it('cannot be tried out from one network, which is told so and loses nothing; others verify meanwhile', async () => {
    const person = await holder('司寇宁');
    await heldCertificate(world, person, inDays(400));
    const [certificate] = await certificatesOf(person);
    if (!certificate) throw new Error('no certificate');
    const network = device === 'phone' ? '198.51.100.7' : '198.51.100.8';
    for (let n = 0; n < 30; n += 1) {
      const { status } = await fetch(`${site.url}/verify?number=${certificate.number}&code=AAAABBBBCCCC`, {
        headers: { 'x-forwarded-for': network },
      });
      expect(status).toBe(200);
    }
    await as(
      null,
      async (page) => {
        const answer = await page.goto(verifyPath(certificate));
        expect(answer?.status()).toBe(429);
        await page.getByText('尝试次数太多').waitFor();
        expect(await page.getByLabel('编号').inputValue()).toBe(certificate.number);
        expect(await page.getByLabel('核验码').inputValue()).toBe(certificate.code);
        expect(await page.locator('main').innerText()).not.toContain(MASKED);
      },
      network,
    );
    expect(await told(certificate)).toContain(MASKED);
  });
});
