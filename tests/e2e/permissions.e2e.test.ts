import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeTable } from '~/http/route-table.ts';
import type { RouteEntry } from '~/http/route-table/route-entry.ts';
import { roleHas } from '~/identity/rules/permissions.ts';
import { ROLES, type Role } from '~/identity/rules/roles.ts';
import { sql } from '~/platform/db.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { shellMessages } from '~/ui/messages/shell.ts';
import { dataAddress, walkOf, type Answer, type Walk } from '~tests/support/permission-walk.ts';
import { routeProbes } from '~tests/support/route-probes/all.ts';
import type { RouteProbe } from '~tests/support/route-probes/probe.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { createAccount, createWorld, type World } from '~tests/support/world.ts';

const LET_IN = [200, 204, 302, 303];

let site: Site;
let world: World;
let walk: Walk;

beforeAll(async () => {
  world = await createWorld();
  walk = walkOf(world, () => site.url);
  // Everything is there before the site reads anything: what it keeps in memory for a while is then complete.
  for (const probe of Object.values(routeProbes)) await probe.inside(world);
  site = await startSite({
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    dataFolder: process.env['DATA_DIR'] ?? '.data/test',
    worker: false,
  });
});
afterAll(() => site?.stop());

describe('every route × role × inside and outside of the scope', () => {
  it('has a probe for each route and no probe for nothing', () => {
    expect(Object.keys(routeProbes).toSorted()).toEqual(routeTable.map((entry) => entry.id).toSorted());
  });

  for (const entry of routeTable) {
    const probe = routeProbes[entry.id];
    if (probe) it(`${entry.id} ${entry.path}`, async () => expect(await violationsOf(entry, probe)).toEqual([]));
  }
});

describe('what machines ask', () => {
  const figures = (of: Site, headers: Record<string, string> = {}) => fetch(`${of.url}/metrics`, { headers });

  it('tells its figures to this machine, and not to whom a proxy passes on from it', async () => {
    const told = await figures(site);
    expect(told.status).toBe(200);
    expect(await told.text()).toMatch(/^hangjia_jobs\{state="failed"\} 0$/m);
    const refused = await figures(site, { 'X-Forwarded-For': '127.0.0.1' });
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain('hangjia_');
  });

  it('tells its figures for the token alone where there is one', async () => {
    const token = randomBytes(24).toString('hex');
    const guarded = await startSite({
      databaseUrl: process.env['DATABASE_URL'] ?? '',
      dataFolder: process.env['DATA_DIR'] ?? '.data/test',
      worker: false,
      env: { METRICS_TOKEN: token },
    });
    try {
      for (const headers of [{}, { Authorization: `Bearer ${token.slice(1)}` }, { Authorization: `Basic ${token}` }]) {
        const refused = await figures(guarded, headers as Record<string, string>);
        expect(refused.status).toBe(401);
        expect(refused.headers.get('WWW-Authenticate')).toBe('Bearer');
        expect(await refused.text()).not.toContain('hangjia_');
      }
      expect((await figures(guarded, { Authorization: `Bearer ${token}` })).status).toBe(200);
      for (const path of ['/healthz', '/readyz']) expect((await fetch(guarded.url + path)).status).toBe(200);
    } finally {
      await guarded.stop();
    }
  });
});

describe('an address that is spelled in another way', () => {
  const capital = (path: string): string => path.replace('/a', '/A');
  const SPELLINGS: readonly ((path: string) => string)[] = [
    capital,
    (path) => path.toUpperCase(),
    (path) => path.replace('/a', '/%61'),
    (path) => `${path}//`,
    (path) => `/${path}`,
    (path) => `${path}%2F`,
    (path) => `/sign-in/..;${path}`,
  ];
  const PAGES = ['/admin/accounts', '/admin/cadres', '/admin/audit', '/admin/jobs', '/account', '/account/password'];

  it.each(PAGES)('opens %s to nobody who owes a new password, nor to a visitor', async (path) => {
    const account = await createAccount(world.unitA, world.root.id, 'SYS_ADMIN');
    await sql.query(`UPDATE account SET must_change_password = true WHERE id = $1`, [account.accountId]);
    for (const spell of SPELLINGS)
      for (const asked of [spell(path), `${spell(path)}.data`])
        for (const method of ['GET', 'POST'] as const)
          for (const who of [account, null]) {
            const answer = await walk.ask({ path: asked, method }, who);
            expect([302, 403, 404, 405], answer.text).toContain(answer.status);
          }
  });

  it('shows the site’s own page for what is not there', async () => {
    const headers = { Cookie: await walk.cookieOf(world.as('SYS_ADMIN', 'unitA')) };
    for (const path of ['/Admin/accounts', '/nowhere', '///']) {
      const response = await fetch(site.url + path, { headers });
      expect(response.status, path).toBe(404);
      expect(await response.text()).toContain(translator(shellMessages, 'zh-CN')('notFoundWhat'));
    }
  });

  it('does not open an endpoint', async () => {
    const answer = await walk.ask({ path: '/API/sittings/x/state' }, world.as('CADRE', 'unitA'));
    expect(answer.status).toBe(404);
  });
});

async function violationsOf(entry: RouteEntry, probe: RouteProbe): Promise<string[]> {
  const found: string[] = [];
  const expectLetIn = (who: string, answer: Answer): void => {
    const wanted = probe.letIn ?? LET_IN;
    if (!wanted.includes(answer.status) || answer.toSignIn) found.push(`${who} is not let in: ${answer.text}`);
  };
  const expectRefused = (who: string, answer: Answer): void => {
    if (!answer.refused) found.push(`${who} is let in: ${answer.text}`);
  };

  const visitor = await walk.ask(await walk.requestOf(probe.inside), null);
  if (entry.access === 'public') expectLetIn('a visitor', visitor);
  else expectRefused('a visitor', visitor);

  if (entry.access === 'signed-in') {
    expectLetIn('a cadre inside', await asRole(probe.inside, 'CADRE'));
    if (probe.outside) expectRefused('a cadre outside', await asRole(probe.outside, 'CADRE'));
  }
  if (typeof entry.access === 'string') return found;

  for (const role of ROLES) {
    const permitted =
      entry.access.some((permission) => roleHas(role, permission)) && !probe.refusedInside?.includes(role);
    const inside = await asRole(probe.inside, role);
    if (permitted) expectLetIn(`${role} inside`, inside);
    else expectRefused(`${role} inside`, inside);
    if (probe.outside) expectRefused(`${role} outside`, await asRole(probe.outside, role));
    if (!permitted && entry.kind === 'page') expectRefused(`${role} for the data alone`, await dataFor(probe, role));
  }
  return found;
}

async function asRole(given: RouteProbe['inside'], role: Role): Promise<Answer> {
  const request = await walk.requestOf(given);
  return walk.ask(request, walk.accountFor(request, role));
}

/** The data of a page is asked for by Remix in the browser at its own address; it must be closed the same way. */
async function dataFor(probe: RouteProbe, role: Role): Promise<Answer> {
  const request = await walk.requestOf(probe.inside);
  return walk.ask({ path: dataAddress(request.path) }, walk.accountFor(request, role));
}
