import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeTable } from '~/http/route-table.ts';
import { roleHas } from '~/identity/rules/permissions.ts';
import { ROLES } from '~/identity/rules/roles.ts';
import { violationsOn } from '~tests/support/axe.ts';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { routeProbes } from '~tests/support/route-probes/all.ts';
import { isRequest, type RouteProbe } from '~tests/support/route-probes/probe.ts';
import { sessionCookieFor } from '~tests/support/sign-in.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { createWorld, type TestAccount, type World } from '~tests/support/world.ts';

// Lessons and cases are resources to Remix and pages to people.
const pages = routeTable.filter((entry) => entry.kind === 'page' || ['lesson', 'case'].includes(entry.id));

let site: Site;
let world: World;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  world = await createWorld();
  // The site remembers for some seconds what is published: what a probe publishes is there before it starts.
  for (const id of ['lesson', 'case']) await routeProbes[id]?.inside(world);
  site = await startSite({
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    dataFolder: process.env['DATA_DIR'] ?? '.data/test',
    worker: false,
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** A page of the site on a device and in a language, for this person. */
async function pageOf(device: keyof typeof DEVICES, locale: string, who: TestAccount | null): Promise<Page> {
  // The scanner is put into the page by the browser itself, past the policy that lets no foreign script in.
  const context = await browser.newContext({
    ...DEVICES[device],
    bypassCSP: true,
    extraHTTPHeaders: { cookie: await cookiesOf(locale, who) },
  });
  contexts.push(context);
  return context.newPage();
}

const cookiesOf = async (locale: string, who: TestAccount | null): Promise<string> =>
  [`lang=${locale}`, ...(who ? [await sessionCookieFor(who.accountId)] : [])].join('; ');

function personFor(
  access: (typeof pages)[number]['access'],
  probe: RouteProbe,
  where: 'root' | undefined,
): TestAccount | null {
  if (access === 'public') return null;
  if (access === 'signed-in') return world.as('CADRE', 'unitA');
  const role = ROLES.find((one) => access.some((permission) => roleHas(one, permission)));
  // What belongs to the whole authority is opened by the role of its root.
  return role ? world.as(role, where ?? (probe.refusedInside?.includes(role) ? 'root' : 'unitA')) : null;
}

describe('every page in both languages', () => {
  for (const entry of pages)
    it(`${entry.path} has no violation`, async () => {
      const probe = routeProbes[entry.id];
      if (!probe) throw new Error(`${entry.id} has no probe`);
      const asked = await probe.inside(world);
      const path = isRequest(asked) ? asked.path : asked;
      const person =
        (isRequest(asked) ? asked.as : undefined) ??
        personFor(entry.access, probe, isRequest(asked) && asked.where === 'root' ? 'root' : undefined);
      const found: string[] = [];
      for (const [device, locale] of [
        ['desktop', 'zh-CN'],
        ['phone', 'en'],
      ] as const) {
        const page = await pageOf(device, locale, person);
        const answer = await page.goto(site.url + path);
        expect(answer?.status(), path).toBe(200);
        for (const violation of await violationsOn(page)) found.push(`${device} ${locale} ${violation}`);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (sideways > 0) found.push(`${device} ${locale} scrolls sideways by ${sideways} px`);
        await page.context().close();
      }
      expect(found).toEqual([]);
    });
});
