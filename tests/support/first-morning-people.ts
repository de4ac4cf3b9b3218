import type { Browser, Page } from 'playwright-core';
import { DEVICES } from './browser.ts';

export const PASSWORD = 'Qingchuan-2026';

/** The people of a first morning, each in a browser of their own that stays open. */
export class FirstMorningPeople {
  readonly #browser: Browser;
  readonly #url: string;
  readonly #pages = new Map<string, Page>();
  /** what went wrong in scripts, by whose page */
  readonly faults: string[] = [];

  constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  /** The page of one person, by account number. */
  async page(who: string, device: keyof typeof DEVICES = 'desktop'): Promise<Page> {
    const known = this.#pages.get(who);
    if (known) return known;
    const context = await this.#browser.newContext({ ...DEVICES[device], acceptDownloads: true, locale: 'zh-CN' });
    const page = await context.newPage();
    page.on('pageerror', (error) => this.faults.push(`${who}: ${error.message}`));
    this.#pages.set(who, page);
    return page;
  }

  /** Opens a place of the platform as somebody. */
  async open(who: string, place: string): Promise<Page> {
    const page = await this.page(who);
    await page.goto(new URL(place, this.#url).href);
    return page;
  }

  /** Uses an activation code, sets a password and reads the notice; ends where the person's work begins. */
  async activate(who: string, code: string, device: keyof typeof DEVICES = 'desktop'): Promise<Page> {
    await this.page(who, device);
    const page = await this.open(who, '/activate');
    await page.locator('[name=accountNumber]').fill(who);
    await page.locator('[name=code]').fill(code);
    await page.locator('[name=next]').fill(PASSWORD);
    await page.locator('[name=again]').fill(PASSWORD);
    await page.getByRole('button', { name: '激活并登录' }).click();
    await page.getByRole('heading', { name: '个人信息处理告知' }).waitFor();
    await page.getByRole('button', { name: '我已阅读，继续' }).click();
    await page.waitForURL((url) => !['/notice', '/activate'].includes(url.pathname));
    return page;
  }

  /** Uploads a sheet and waits until it was tried; a sheet whose headings are asked about is accepted as guessed. */
  async tryImport(who: string, kind: string, bytes: Uint8Array<ArrayBuffer>): Promise<Page> {
    const page = await this.open(who, `/admin/imports?kind=${kind}`);
    await page.locator('[name=kind]').selectOption(kind);
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: `${kind}.xlsx`, mimeType, buffer: Buffer.from(bytes) });
    await page.getByRole('button', { name: '上传并试运行' }).click();
    const map = page.getByRole('button', { name: '按这样对应，开始试运行' });
    await map.or(page.locator('.commit-bar')).first().waitFor();
    if (await map.count()) {
      await map.click();
      await page.locator('.commit-bar').waitFor();
    }
    return page;
  }

  async write(page: Page): Promise<void> {
    await page.locator('.commit-bar').getByRole('button', { name: /^写入/ }).click();
    await page.getByText(/^已写入\d+行/).waitFor();
  }
}
