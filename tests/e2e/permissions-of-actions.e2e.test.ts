import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeTable } from '~/http/route-table.ts';
import type { Access, RouteEntry } from '~/http/route-table/route-entry.ts';
import { roleHas } from '~/identity/rules/permissions.ts';
import { ROLES, type Role } from '~/identity/rules/roles.ts';
import { stayHeard } from '~tests/exams/silence.ts';
import { databaseDigest } from '~tests/support/database-digest.ts';
import { dataAddress, walkOf, type Answer, type Asked, type Walk } from '~tests/support/permission-walk.ts';
import { actionsOf } from '~tests/support/route-actions.ts';
import { routeProbes } from '~tests/support/route-probes/all.ts';
import type { ActionProbe, Place, RouteProbe } from '~tests/support/route-probes/probe.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { createWorld, type World } from '~tests/support/world.ts';

/** What another site can have a person's browser send, and an old browser that says only where the page came from. */
const OTHER_SITES: readonly Record<string, string>[] = [
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' },
  { 'Sec-Fetch-Site': 'same-site' },
  { Origin: 'https://elsewhere.example' },
  { Origin: 'null' },
];

let site: Site;
let world: World;
let walk: Walk;

beforeAll(async () => {
  world = await createWorld();
  walk = walkOf(world, () => site.url);
  for (const place of ['root', 'unitA'] as const) for (const role of ROLES) await walk.cookieOf(world.as(role, place));
  // Everything is there before the site reads anything: what it keeps in memory for a while is then complete.
  for (const probe of Object.values(routeProbes)) {
    await probe.inside(world);
    await probe.outside?.(world);
  }
  await stayHeard();
  site = await startSite({
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    dataFolder: process.env['DATA_DIR'] ?? '.data/test',
    worker: false,
    // As the world has announced it: the site has nothing to write when it starts.
    env: { PUBLIC_URL: 'http://192.0.2.7:3000' },
  });
});
afterAll(() => site?.stop());

describe('every action × role × inside and outside of the scope, and what it changes in the journal', () => {
  for (const entry of routeTable) {
    const probe = routeProbes[entry.id];
    const actions = actionsOf(entry);
    if (!probe) continue;

    if (actions && actions.size > 0)
      it(`${entry.id} has an entry for a form without an intent, if it takes one`, async () =>
        expect(Object.hasOwn(probe.actions ?? {}, '')).toBe(await takesUnnamed(entry, probe)));

    for (const [intent, given] of Object.entries(probe.actions ?? {}))
      for (const action of [given].flat()) {
        const named = actions?.get(intent);
        it(`${entry.id} ${intent}`, async () =>
          expect(await violationsOf(entry, probe, action, named && { [named.field]: named.value })).toEqual([]));
      }
  }
});

/** Whether the action takes a form that says nothing of what is meant; it may still find it wanting. */
async function takesUnnamed(entry: RouteEntry, probe: RouteProbe): Promise<boolean> {
  const request = await walk.requestOf(probe.inside);
  const [role = 'CADRE'] = rolesThat(entry.access, probe.refusedInside);
  const form = { intent: 'none', act: 'none', rescue: 'none' };
  const asked = { ...request, path: dataAddress(request.path), form };
  const { body, text, status } = await walk.ask(asked, walk.accountFor(request, role));
  expect(text, 'the form comes to the action').not.toMatch(/ (401|403|5\d\d) /);
  return ![400, 404].includes(status) || !body.includes('ErrorResponse');
}

const rolesThat = (access: Access, but: readonly Role[] = []): Role[] =>
  typeof access === 'string'
    ? ['CADRE']
    : ROLES.filter((role) => access.some((permission) => roleHas(role, permission)) && !but.includes(role));

async function violationsOf(
  entry: RouteEntry,
  probe: RouteProbe,
  action: ActionProbe,
  intent: Record<string, string> = {},
): Promise<string[]> {
  const found: string[] = [];
  const access = action.may ?? entry.access;
  const may = rolesThat(access, [...(probe.refusedInside ?? []), ...(action.refusedInside ?? [])]);
  const mayNot = typeof access === 'string' ? [] : ROLES.filter((role) => !may.includes(role));
  const people: readonly (Role | null)[] = access === 'public' ? [null] : may;
  const inside = await requestOf(probe, action, 'unitA', intent);
  const outside = asksOutside(probe, action) ? await requestOf(probe, action, 'unitB', intent) : null;
  const as = (request: Asked, role: Role | null): Promise<Answer> =>
    walk.ask(request, role && walk.accountFor(request, role));
  const expectRefused = async (who: string, asking: Promise<Answer>): Promise<void> => {
    const answer = await asking;
    if (!answer.refused) found.push(`${who} is let in: ${answer.text}`);
  };
  const expectUnchanged = async (asking: () => Promise<unknown>, but: readonly string[] = []): Promise<void> => {
    const before = await databaseDigest();
    await asking();
    for (const [table, digest] of Object.entries(await databaseDigest()))
      if (digest !== before[table] && !but.includes(table))
        found.push(`${table} has changed: ${before[table]} → ${digest}`);
  };
  if (people[0]) await walk.cookieOf(walk.accountFor(inside, people[0]));

  await expectUnchanged(() =>
    Promise.all([
      ...(access === 'public' ? [] : [expectRefused('a visitor', walk.ask(inside, null))]),
      ...OTHER_SITES.map(async (headers) => {
        const { status, text } = await as({ ...inside, headers }, people[0] ?? 'CADRE');
        if (status !== 403) found.push(`another site (${JSON.stringify(headers)}) is let in: ${text}`);
      }),
      ...mayNot.map((role) => expectRefused(`${role} inside`, as(inside, role))),
      // Inside as a form without JavaScript sends it, outside as the script of an open page does.
      ...(outside && !action.passesOver ? (typeof access === 'string' ? may : ROLES) : []).map((role) =>
        expectRefused(`${role} outside`, as(byScript(entry, outside ?? inside), role)),
      ),
      ...(outside ? [] : mayNot).map((role) => expectRefused(`${role} by script`, as(byScript(entry, inside), role))),
    ]),
  );
  // Rows of elsewhere, also under one's own address: left out, they stay as they are, whatever the journal says.
  const named = outside && JSON.stringify(outside.form) !== JSON.stringify(inside.form);
  const elsewhere: Asked[] = [
    ...(outside && action.passesOver ? [outside] : []),
    ...(named && outside.path !== inside.path ? [{ ...outside, path: inside.path }] : []),
  ];
  if (elsewhere.length > 0)
    await expectUnchanged(
      () => Promise.all(elsewhere.flatMap((request) => may.map((role) => as(request, role)))),
      ['journal.audit_entry'],
    );

  for (const who of people) {
    const empty = await as({ ...inside, form: intent, ...(inside.json !== undefined && { json: {} }) }, who);
    if (empty.status >= 500) found.push(`${who} with an empty form: ${empty.text}`);
  }
  const requests: Asked[] = [];
  for (let at = 0; at < people.length; at += 1) requests.push(await requestOf(probe, action, 'unitA', intent));
  const before = await databaseDigest();
  for (const [at, request] of requests.entries()) {
    const who = people[at] ?? null;
    const answer = await as(request, who);
    const letIn = !answer.refused || probe.letIn?.includes(answer.status);
    if (!letIn || answer.status >= 500) found.push(`${who} inside is not let in: ${answer.text}`);
  }
  const after = await databaseDigest();
  const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
  if (changed.length > 0 && !changed.includes('journal.audit_entry') && !action.notEntered)
    found.push(`${changed.join(', ')} changed without an entry in the journal`);
  return found;
}

const byScript = (entry: RouteEntry, request: Asked): Asked =>
  entry.kind === 'page' ? { ...request, path: dataAddress(request.path) } : request;

const asksOutside = (probe: RouteProbe, { at, form }: ActionProbe): boolean =>
  probe.outside !== undefined || at !== undefined || typeof form === 'function';

async function requestOf(
  probe: RouteProbe,
  action: ActionProbe,
  place: Place,
  intent: Record<string, string>,
): Promise<Asked> {
  const page = await walk.requestOf(place === 'unitB' && probe.outside ? probe.outside : probe.inside);
  const path = action.at ? await action.at(world, place) : page.path;
  const as = action.as ? await action.as(world) : page.as;
  const fields = typeof action.form === 'function' ? await action.form(world, place) : action.form;
  return {
    path,
    method: 'POST',
    ...(as && { as }),
    ...(page.where && { where: page.where }),
    ...(page.json === undefined ? { form: { ...fields, ...intent } } : { json: page.json }),
  };
}
