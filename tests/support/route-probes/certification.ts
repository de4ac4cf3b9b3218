import { setLevelOne } from '~/certification/commands/set-level.server.ts';
import { levelPage } from '~/certification/queries/level-page.server.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { once, type ProbeWorld, type RouteProbe } from './probe.ts';

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
export const application = once(async (world, place) => {
  const id = newId();
  const person = world.as('CADRE', place);
  await sql.query(
    `INSERT INTO certification_application (id, root_id, cadre_id, account_id, organization_id, level_version_id, verdict, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, '[]', now())`,
    [id, world.root.id, person.cadreId, person.accountId, world[place].id, await level(world)],
  );
  return id;
});

const decision = { decision: 'RETURN', reason: '请补充材料' };

export const certificationProbes: Record<string, RouteProbe> = {
  certification: {
    inside: (world) => after(world, '/certification'),
    actions: {
      apply: {},
      withdraw: { form: async (world, place) => ({ applicationId: await application(world, place) }) },
    },
  },
  'admin-certification': { inside: () => '/admin/certification' },
  'admin-certification-export': { inside: () => '/admin/certification/export' },
  // The standard belongs to the whole authority: an administrator of one unit may not set it.
  'admin-certification-level': {
    inside: async (world) => ({ path: await after(world, '/admin/certification/level'), where: 'root' }),
    outside: (world) => after(world, '/admin/certification/level'),
    actions: {
      adopt: {},
      '': {
        form: {
          validFrom: '2027-01-01',
          testScore: '80',
          paperScore: '60',
          hours: '40',
          months: '12',
          renewalHours: '40',
          validityMonths: '36',
          clauseId: '',
        },
      },
    },
  },
  'admin-application': {
    inside: async (world) => `/admin/certification/${await application(world, 'unitA')}`,
    outside: async (world) => `/admin/certification/${await application(world, 'unitB')}`,
    actions: {
      '': [
        { may: ['certification.review'], form: { stage: 'UNIT', ...decision } },
        { may: ['certification.decide'], form: { stage: 'AUTHORITY', ...decision } },
      ],
    },
  },
};
