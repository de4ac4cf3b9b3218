import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { startOidcProvider, type TestProvider } from '~tests/support/oidc-provider.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { createWorld, type World } from '~tests/support/world.ts';

let provider: TestProvider;
let site: Site;
let browser: Browser;
let world: World;

beforeAll(async () => {
  world = await createWorld();
  provider = await startOidcProvider('hangjia', 'a-long-client-secret');
  site = await startSite({
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    dataFolder: process.env['DATA_DIR'] ?? '.data/test',
    worker: false,
    env: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'hangjia',
      OIDC_CLIENT_SECRET: 'a-long-client-secret',
      OIDC_NAME: '测试统一身份',
    },
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await provider?.stop();
});

/** A browser without scripts: it keeps cookies and follows where it is sent. */
class Visitor {
  readonly cookies = new Map<string, string>();

  async open(address: string): Promise<{ url: URL; status: number; body: string }> {
    let url = new URL(address, site.url);
    let response = await this.ask(url);
    for (let hop = 0; hop < 12 && response.headers.has('location'); hop += 1) {
      url = new URL(response.headers.get('location') ?? '', url);
      response = await this.ask(url);
    }
    return { url, status: response.status, body: await response.text() };
  }

  private async ask(url: URL): Promise<Response> {
    const jar = [...this.cookies]
      .filter(([key]) => key.startsWith(url.host))
      .map(([key, value]) => `${key.slice(url.host.length + 1)}=${value}`);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { Cookie: jar.join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(`${url.host} ${name}`);
      else this.cookies.set(`${url.host} ${name}`, value);
    }
    return response;
  }
}

const begin = (visitor: Visitor) => visitor.open('/sign-in/oidc?next=/account');

describe('single sign-on with a real OpenID provider', () => {
  it('is offered on the sign-in page under its name', async () => {
    expect((await new Visitor().open('/sign-in')).body).toContain('用测试统一身份登录');
  });

  it('finds the account by its number, binds it to the identity and goes on to the page that was asked for', async () => {
    const cadre = world.as('CADRE', 'unitA');
    provider.letIn({ subject: 'idp-1', accountNumber: cadre.accountNumber.toUpperCase() });
    const { url, body } = await begin(new Visitor());
    expect(url.pathname).toBe('/account');
    expect(body).toContain(cadre.actor.displayName);
    const rows = await sql.query(`SELECT oidc_issuer, oidc_subject FROM account WHERE id = $1`, [cadre.accountId]);
    expect(rows).toEqual([{ oidc_issuer: provider.issuer, oidc_subject: 'idp-1' }]);

    // From now on the identity opens it, whatever number it carries; and no other identity does.
    provider.letIn({ subject: 'idp-1' });
    expect((await begin(new Visitor())).url.pathname).toBe('/account');
    provider.letIn({ subject: 'idp-2', accountNumber: cadre.accountNumber });
    expect((await begin(new Visitor())).url.search).toBe('?said=oidc-unknown');
  });

  it.each(Object.entries(DEVICES))(
    'takes a person on a %s to the page they wanted, by one button',
    async (name, device) => {
      const officer = world.as('EXAM_OFFICER', name === 'phone' ? 'unitA' : 'unitB');
      provider.letIn({ subject: `idp-${name}`, accountNumber: officer.accountNumber });
      const context = await browser.newContext({ ...device, locale: 'zh-CN' });
      const page = await context.newPage();
      await page.goto(`${site.url}/account/sessions`);
      await page.getByRole('link', { name: '用测试统一身份登录' }).click();
      await page.getByRole('heading', { name: '登录中的设备' }).waitFor();
      await context.close();
    },
  );

  it('makes no account for somebody whom nobody entered', async () => {
    const [before] = await sql.query(`SELECT count(*)::int AS n FROM account`);
    provider.letIn({ subject: 'idp-9', accountNumber: 'stranger' });
    const { url, body } = await begin(new Visitor());
    expect(url.search).toBe('?said=oidc-unknown');
    expect(body).toContain('该身份没有对应的账号');
    expect(await sql.query(`SELECT count(*)::int AS n FROM account`)).toEqual([before]);
  });

  it('refuses an answer that this browser did not ask for', async () => {
    const { url } = await new Visitor().open('/sign-in/oidc/callback?code=stolen&state=other');
    expect(url.search).toBe('?said=oidc-refused');
  });

  it('leaves a sentence, not a fault, when the provider is gone', async () => {
    await provider.stop();
    const other = await startSite({
      databaseUrl: process.env['DATABASE_URL'] ?? '',
      dataFolder: process.env['DATA_DIR'] ?? '.data/test',
      worker: false,
      env: { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'hangjia', OIDC_CLIENT_SECRET: 'x' },
    });
    const response = await fetch(`${other.url}/sign-in/oidc`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/sign-in?said=oidc-down');
    await other.stop();
  });
});
