import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { slipFor } from '../credential-world.ts';
import type { ProbeWorld, RouteProbe } from './probe.ts';

const made = new Map<string, Promise<string>>();

/** One sealed slip for the cadre of each unit, made once. */
function slip(world: ProbeWorld, place: 'unitA' | 'unitB'): Promise<string> {
  const known = made.get(place);
  if (known) return known;
  const making = slipFor(world, world.as('CADRE', place), world[place]).then(async (id) => {
    await renderCertificate(id);
    return id;
  });
  made.set(place, making);
  return making;
}

export const credentialProbes: Record<string, RouteProbe> = {
  certificates: { inside: () => '/certificates' },
  certificate: {
    inside: async (world) => `/certificates/${await slip(world, 'unitA')}`,
    outside: async (world) => `/certificates/${await slip(world, 'unitB')}`,
  },
  'certificate-pdf': {
    inside: async (world) => `/certificates/${await slip(world, 'unitA')}/pdf`,
    outside: async (world) => `/certificates/${await slip(world, 'unitB')}/pdf`,
  },
  verify: { inside: () => '/verify' },
  'admin-certificates': { inside: () => '/admin/certificates' },
  'admin-certificates-export': { inside: () => '/admin/certificates/export' },
};
