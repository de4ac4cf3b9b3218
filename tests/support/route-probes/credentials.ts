import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { slipFor } from '../credential-world.ts';
import { once, type RouteProbe } from './probe.ts';

/** One sealed slip for the cadre of each unit. */
export const slip = once(async (world, place) => {
  const id = await slipFor(world, world.as('CADRE', place), world[place]);
  await renderCertificate(id);
  return id;
});

export const credentialProbes: Record<string, RouteProbe> = {
  certificates: { inside: () => '/certificates' },
  certificate: {
    inside: async (world) => `/certificates/${await slip(world, 'unitA')}`,
    outside: async (world) => `/certificates/${await slip(world, 'unitB')}`,
    actions: { '': { may: ['credentials.revoke'], form: { kind: 'REVOKED', reason: '查实作弊' } } },
  },
  'certificate-correction': {
    inside: async (world) => `/certificates/${await slip(world, 'unitA')}/correction`,
    outside: async (world) => `/certificates/${await slip(world, 'unitB')}/correction`,
    actions: { '': { form: { 'fields[]': 'holderName', seen: '[]', reason: '姓名写错，已核对' } } },
  },
  'certificate-pdf': {
    inside: async (world) => `/certificates/${await slip(world, 'unitA')}/pdf`,
    outside: async (world) => `/certificates/${await slip(world, 'unitB')}/pdf`,
  },
  verify: { inside: () => '/verify' },
  'admin-certificates': { inside: () => '/admin/certificates' },
  'admin-certificates-export': { inside: () => '/admin/certificates/export' },
};
