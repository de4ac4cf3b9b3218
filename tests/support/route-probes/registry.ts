import { sql } from '~/platform/db.ts';
import type { ProbeWorld, RouteProbe } from './probe.ts';

const cadre = (w: ProbeWorld, unit: 'unitA' | 'unitB'): string => `/admin/cadres/${w.as('CADRE', unit).cadreId}`;
const both = (path: (w: ProbeWorld, unit: 'unitA' | 'unitB') => string): RouteProbe => ({
  inside: (w) => path(w, 'unitA'),
  outside: (w) => path(w, 'unitB'),
});

export const registryProbes: Record<string, RouteProbe> = {
  'admin-organizations': { inside: () => '/admin/organizations' },
  'admin-organizations-export': { inside: () => '/admin/organizations/export' },
  'admin-organization': both((w, unit) => `/admin/organizations/${w[unit].id}`),
  'admin-organization-edit': both((w, unit) => `/admin/organizations/${w[unit].id}/edit`),
  'admin-organization-new': both((w, unit) => `/admin/organizations/${w[unit].id}/new`),
  'admin-cadres': { inside: () => '/admin/cadres' },
  'admin-cadres-export': { inside: () => '/admin/cadres/export' },
  'admin-cadre-new': { inside: () => '/admin/cadres/new' },
  'admin-cadre': both(cadre),
  'admin-cadre-edit': both((w, unit) => `${cadre(w, unit)}/edit`),
  'admin-cadre-leave': both((w, unit) => `${cadre(w, unit)}/leave`),
  'admin-post': both((w, unit) => `${cadre(w, unit)}/posts/new`),
  'admin-post-end': {
    inside: async (w) => `${cadre(w, 'unitA')}/posts/${await postOf(w, 'unitA')}/end`,
    outside: async (w) => `${cadre(w, 'unitB')}/posts/${await postOf(w, 'unitB')}/end`,
  },
};

async function postOf(w: ProbeWorld, unit: 'unitA' | 'unitB'): Promise<string> {
  const [post] = await sql.query<{ id: string }>(`SELECT id FROM cadre_post WHERE cadre_id = $1`, [
    w.as('CADRE', unit).cadreId,
  ]);
  return post?.id ?? '';
}
