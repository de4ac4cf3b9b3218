import type { BrowserContext, Page } from 'playwright-core';
import { DEVICE_COOKIE, signValue } from '~/http/cookies.server.ts';
import type { Locale } from '~/ui/locale.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { shellMessages } from '~/ui/messages/shell.ts';
import { axe, violationsOn } from './axe.ts';
import { DEVICES, startBrowser } from './browser.ts';
import { sessionCookieFor } from './sign-in.ts';
import type { Site } from './site.ts';
import type { TestAccount } from './world.ts';

/** A page as somebody has it at one moment. */
export type Scene = {
  readonly path: string;
  /** null: a visitor */
  readonly as: TestAccount | null;
  /** a selector of what this scene is there for: without it the scan would look at something else */
  readonly shows: string;
  /** standard: 200 */
  readonly status?: number;
  /** the mark of the device on which it is opened */
  readonly deviceKey?: string;
  /** what the person does before the look */
  readonly act?: (page: Page) => Promise<void>;
};

export type Scanner = {
  /** What is wrong with a scene on both devices and in both languages, a line for each fault. */
  faultsOf(scene: Scene): Promise<string[]>;
  close(): Promise<void>;
};

/** What stands where a list has no rows: a scan of it would tell nothing of the list. */
const NOTHING = 'main .empty, main tbody:not(:has(tr))';

const LANGUAGES = ['zh-CN', 'en'] as const satisfies Locale[];

type Seat = { device: string; context: BrowserContext; page: Page; /** told by the browser */ heard: string[] };

/** A browser with a desktop's and a phone's page, to look at one scene after another of a site. */
export async function startScanner(site: Site): Promise<Scanner> {
  const browser = await startBrowser();
  const seats: Seat[] = [];
  for (const [device, options] of Object.entries(DEVICES)) {
    const context = await browser.newContext(options);
    await context.addInitScript(axe);
    const [page, heard] = [await context.newPage(), [] as string[]];
    page.on('request', (request) => {
      if (isForeign(request.url(), site.url)) heard.push(`asks ${request.url()}`);
    });
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) heard.push(message.text());
    });
    page.on('pageerror', (fault) => heard.push(`a script failed: ${fault.message}`));
    seats.push({ device, context, page, heard });
  }
  return {
    async faultsOf(scene) {
      const session = scene.as && (await sessionCookieFor(scene.as.accountId));
      const found = await Promise.all(seats.map((seat) => faultsAt(seat, site, scene, session)));
      return found.flat();
    },
    close: () => browser.close(),
  };
}

async function faultsAt(seat: Seat, site: Site, scene: Scene, session: string | null): Promise<string[]> {
  const { device, context, page, heard } = seat;
  const found: string[] = [];
  for (const locale of LANGUAGES) {
    await context.clearCookies();
    const cookies = [
      `lang=${locale}`,
      ...(session ? [session] : []),
      ...(scene.deviceKey ? [`${DEVICE_COOKIE}=${signValue(DEVICE_COOKIE, scene.deviceKey)}`] : []),
    ];
    await context.addCookies(
      cookies.map((cookie) => {
        const [name = '', value = ''] = cookie.split('=');
        return { name, value, url: site.url };
      }),
    );
    const answer = await page.goto(site.url + scene.path);
    await alive(page);
    await scene.act?.(page);
    const faults = heard.splice(0);
    if (answer?.status() !== (scene.status ?? 200)) faults.push(`answers ${answer?.status()}`);
    if ((await page.locator(scene.shows).count()) === 0) faults.push(`shows no ${scene.shows}`);
    if (scene.shows !== '.empty')
      for (const words of await page.locator(NOTHING).allInnerTexts()) faults.push(`has nothing to show: ${words}`);
    faults.push(...policyFaults(answer?.headers()['content-security-policy']));
    const banner = translator(shellMessages, locale)('nonClassified');
    if (!(await page.getByText(banner).first().isVisible())) faults.push('does not say that it is not for secrets');
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (sideways > 0) faults.push(`scrolls sideways by ${sideways} px`);
    faults.push(...(await violationsOn(page)));
    found.push(...faults.map((fault) => `${device} ${locale} ${scene.path} ${fault}`));
  }
  return found;
}

/** Waits until the page's own script has taken it over, if it has one. */
const alive = (page: Page) =>
  page.waitForFunction(() => {
    const root = document.querySelector('#content');
    return (
      !document.querySelector('script[type="module"]') ||
      !root ||
      Object.keys(root).some((key) => key.startsWith('__reactProps'))
    );
  });

function isForeign(address: string, home: string): boolean {
  const { protocol, origin } = new URL(address);
  return protocol !== 'data:' && protocol !== 'blob:' && origin !== home;
}

/** What a content policy does wrong about scripts: only our own files run, and what carries the nonce of this answer. */
function policyFaults(policy = ''): string[] {
  const sources = policy.split(';').find((part) => part.trim().startsWith('script-src ')) ?? '';
  return [
    ...(/'nonce-[\w+/=-]{16,}'/.test(sources) ? [] : [`no nonce in the content policy: ${policy}`]),
    ...(/'unsafe-(inline|eval)'/.test(sources) ? [`unsafe scripts in the content policy: ${policy}`] : []),
  ];
}
