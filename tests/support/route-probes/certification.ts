import { setLevelOne } from '~/certification/commands/set-level.server.ts';
import { levelPage } from '~/certification/queries/level-page.server.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { ProbeWorld, RouteProbe } from './probe.ts';

const made = new Map<string, Promise<string>>();
let levelMade: Promise<string> | null = null;

/** The level of the authority, so that the pages show what they are for. @returns the id of its row */
const level = (world: ProbeWorld): Promise<string> => (levelMade ??= adopt(world));

async function adopt(world: ProbeWorld): Promise<string> {
  const { actor } = world.as('AUTHORITY_ADMIN', 'root');
  await setLevelOne(actor, null);
  const { current } = await levelPage(actor);
  if (!current) throw new Error('the probes have no level');
  return current.id;
}

async function after(world: ProbeWorld, path: string): Promise<string> {
  await level(world);
  return path;
}

/** An application of the cadre of a unit, waiting for the unit. */
function application(world: ProbeWorld, place: 'unitA' | 'unitB'): Promise<string> {
  const known = made.get(place);
  if (known) return known;
  const making = insert(world, place);
  made.set(place, making);
  return making;
}

async function insert(world: ProbeWorld, place: 'unitA' | 'unitB'): Promise<string> {
  const id = newId();
  const person = world.as('CADRE', place);
  await sql.query(
    `INSERT INTO certification_application (id, root_id, cadre_id, account_id, organization_id, level_version_id, verdict, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, '[]', now())`,
    [id, world.root.id, person.cadreId, person.accountId, world[place].id, await level(world)],
  );
  return id;
}

export const certificationProbes: Record<string, RouteProbe> = {
  certification: { inside: (world) => after(world, '/certification') },
  'admin-certification': { inside: () => '/admin/certification' },
  'admin-certification-export': { inside: () => '/admin/certification/export' },
  // The standard belongs to the whole authority: an administrator of one unit may not set it.
  'admin-certification-level': {
    inside: (world) => after(world, '/admin/certification/level'),
    refusedInside: ['AUTHORITY_ADMIN'],
  },
  'admin-application': {
    inside: async (world) => `/admin/certification/${await application(world, 'unitA')}`,
    outside: async (world) => `/admin/certification/${await application(world, 'unitB')}`,
  },
};
