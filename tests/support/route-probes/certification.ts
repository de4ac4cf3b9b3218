import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { ProbeWorld, RouteProbe } from './probe.ts';

const made = new Map<string, Promise<string>>();

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
    [id, world.root.id, person.cadreId, person.accountId, world[place].id, newId()],
  );
  return id;
}

export const certificationProbes: Record<string, RouteProbe> = {
  certification: { inside: () => '/certification' },
  'admin-certification': { inside: () => '/admin/certification' },
  'admin-certification-export': { inside: () => '/admin/certification/export' },
  // The standard belongs to the whole authority: an administrator of one unit may not set it.
  'admin-certification-level': { inside: () => '/admin/certification/level', refusedInside: ['AUTHORITY_ADMIN'] },
  'admin-application': {
    inside: async (world) => `/admin/certification/${await application(world, 'unitA')}`,
    outside: async (world) => `/admin/certification/${await application(world, 'unitB')}`,
  },
};
