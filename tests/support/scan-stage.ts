import { routeTable } from '~/http/route-table.ts';
import type { RouteEntry } from '~/http/route-table/route-entry.ts';
import { roleHas } from '~/identity/rules/permissions.ts';
import { ROLES } from '~/identity/rules/roles.ts';
import { startScanner } from './page-scan.ts';
import { routeProbes } from './route-probes/all.ts';
import { isRequest, type ProbeRequest, type RouteProbe } from './route-probes/probe.ts';
import { ADDRESSES, CONTENT, setScenes, type Made } from './scanned-scenes.ts';
import type { Scene } from './page-scan.ts';
import { startSite } from './site.ts';
import { createWorld, type TestAccount, type World } from './world.ts';

/** Every page of the route table. Lessons and cases are resources to Remix and pages to people. */
export const scannedPages = routeTable.filter(({ kind, id }) => kind === 'page' || ['lesson', 'case'].includes(id));

/** A site with something on every page, and a browser to look at it. */
export async function setScanStage() {
  const world = await createWorld();
  // The site remembers for some seconds what is published, and a list shows what the probes of other pages make.
  for (const { id } of scannedPages) await probeOf(id).inside(world);
  const made = await setScenes(world);
  const site = await startSite({
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    dataFolder: process.env['DATA_DIR'] ?? '.data/test',
    worker: false,
  });
  const scanner = await startScanner(site);
  return {
    /** What is wrong with a page of the table, a line for each fault. */
    faultsOnPage: async (entry: RouteEntry) => scanner.faultsOf(await sceneOf(entry, world, made)),
    /** What is wrong at a moment. */
    faultsIn: (scene: (world: World, made: Made) => Scene) => scanner.faultsOf(scene(world, made)),
    async clear() {
      await scanner.close();
      await site.stop();
    },
  };
}

export type ScanStage = Awaited<ReturnType<typeof setScanStage>>;

async function sceneOf(entry: RouteEntry, world: World, made: Made): Promise<Scene> {
  const probe = probeOf(entry.id);
  const asked = await probe.inside(world);
  const request: ProbeRequest = isRequest(asked) ? asked : { path: asked };
  return {
    path: ADDRESSES[entry.id]?.(made) ?? request.path,
    as: request.as ?? personFor(world, entry.access, probe, request.where),
    shows: CONTENT[entry.id] ?? 'h1',
  };
}

function probeOf(id: string): RouteProbe {
  const probe = routeProbes[id];
  if (!probe) throw new Error(`${id} has no probe`);
  return probe;
}

function personFor(
  world: World,
  access: RouteEntry['access'],
  probe: RouteProbe,
  where: ProbeRequest['where'],
): TestAccount | null {
  if (access === 'public') return null;
  if (access === 'signed-in') return world.as('CADRE', 'unitA');
  const role = ROLES.find((one) => access.some((permission) => roleHas(one, permission)));
  // What belongs to the whole authority is opened by the role of its root.
  return role ? world.as(role, where ?? (probe.refusedInside?.includes(role) ? 'root' : 'unitA')) : null;
}
