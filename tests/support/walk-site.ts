import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { DEVICES } from './browser.ts';
import { browserCookieFor } from './sign-in.ts';
import type { TestAccount } from './world.ts';

/** Who walks: an account, or a visitor; `network` is the address that a trusted proxy tells of. */
type Walker = { account: TestAccount | null; device: keyof typeof DEVICES; network?: string };

/** Opens pages of a site as somebody; fails at the end when one was wider than the screen or asked another host. */
export async function walkSite(
  browser: Browser,
  url: string,
  { account, device, network }: Walker,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    ...DEVICES[device],
    locale: 'zh-CN',
    ...(network && { extraHTTPHeaders: { 'x-forwarded-for': network } }),
  });
  if (account) await context.addCookies([await browserCookieFor(url, account.accountId)]);
  const page = await context.newPage();
  const abroad: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) abroad.push(request.url());
  });
  await act(page);
  await page.waitForLoadState();
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  expect(abroad).toEqual([]);
  await context.close();
}
