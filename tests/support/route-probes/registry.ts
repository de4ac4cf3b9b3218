import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { createAccount, createOrganization } from '../world.ts';
import { once, type Place, type ProbeWorld, type RouteProbe } from './probe.ts';

const cadre = (w: ProbeWorld, unit: Place): string => `/admin/cadres/${w.as('CADRE', unit).cadreId}`;
const both = (path: (w: ProbeWorld, unit: Place) => string): RouteProbe => ({
  inside: (w) => path(w, 'unitA'),
  outside: (w) => path(w, 'unitB'),
});

/** Somebody and something that others do not ask about: it is changed, ended and moved. */
const memberOf = once((w, unit) => createAccount(w[unit], w.root.id, 'CADRE'));
const branchOf = once((w, unit) => createOrganization(w[unit], `${w[unit].code}9`, '第九党支部', w.root.id));

const atMember =
  (rest = '') =>
  async (w: ProbeWorld, unit: Place): Promise<string> =>
    `/admin/cadres/${(await memberOf(w, unit)).cadreId}${rest}`;
const atBranch =
  (rest = '') =>
  async (w: ProbeWorld, unit: Place): Promise<string> =>
    `/admin/organizations/${(await branchOf(w, unit)).id}${rest}`;

const person = (w: ProbeWorld, unit: Place) => ({ version: '1', name: '李宁', homeOrganizationId: w[unit].id });
const branch = { name: '第九党支部', type: 'BRANCH' };

export const registryProbes: Record<string, RouteProbe> = {
  'admin-organizations': { inside: () => '/admin/organizations' },
  'admin-organizations-export': { inside: () => '/admin/organizations/export' },
  'admin-organization': {
    ...both((w, unit) => `/admin/organizations/${w[unit].id}`),
    actions: {
      move: { may: ['registry.write'], at: atBranch(), form: (w, unit) => ({ parentId: w[unit].id }) },
      end: { may: ['registry.write'], at: atBranch() },
    },
  },
  'admin-organization-edit': {
    ...both((w, unit) => `/admin/organizations/${w[unit].id}/edit`),
    actions: { '': { at: atBranch('/edit'), form: branch } },
  },
  'admin-organization-new': {
    ...both((w, unit) => `/admin/organizations/${w[unit].id}/new`),
    actions: { '': { form: { ...branch, code: 'N8' } } },
  },
  'admin-cadres': {
    inside: () => '/admin/cadres',
    actions: {
      // Of the people who were ticked, those outside get no account.
      'open-accounts': {
        may: ['registry.write'],
        form: async (w, unit) => ({ id: await newcomerOf(w, unit) }),
        passesOver: true,
      },
      'open-all-accounts': { may: ['registry.write'] },
    },
  },
  'admin-cadres-export': { inside: () => '/admin/cadres/export' },
  'admin-cadre-new': { inside: () => '/admin/cadres/new', actions: { '': { form: person } } },
  'admin-cadre': both(cadre),
  'admin-cadre-edit': {
    ...both((w, unit) => `${cadre(w, unit)}/edit`),
    actions: { '': { at: atMember('/edit'), form: person } },
  },
  'admin-cadre-leave': {
    ...both((w, unit) => `${cadre(w, unit)}/leave`),
    actions: { '': { at: atMember('/leave') } },
  },
  'admin-post': {
    ...both((w, unit) => `${cadre(w, unit)}/posts/new`),
    actions: {
      '': {
        at: atMember('/posts/new'),
        form: (w, unit) => ({
          organizationId: w[unit].id,
          postType: 'DEPUTY_SECRETARY',
          employmentMode: 'PART_TIME',
          startedOn: '2026-02-01',
        }),
      },
    },
  },
  'admin-post-end': {
    inside: async (w) => `${cadre(w, 'unitA')}/posts/${await postOf(w, 'unitA')}/end`,
    outside: async (w) => `${cadre(w, 'unitB')}/posts/${await postOf(w, 'unitB')}/end`,
    actions: {
      '': {
        at: async (w, unit) => {
          const { cadreId } = await memberOf(w, unit);
          return `/admin/cadres/${cadreId}/posts/${await postOf(w, unit, cadreId)}/end`;
        },
        form: { endedOn: '2026-11-01' },
      },
    },
  },
};

async function postOf(w: ProbeWorld, unit: Place, cadreId = w.as('CADRE', unit).cadreId): Promise<string> {
  const [post] = await sql.query<{ id: string }>(`SELECT id FROM cadre_post WHERE cadre_id = $1`, [cadreId]);
  return post?.id ?? '';
}

/** Somebody in the registry who has no account yet. */
const newcomerOf = once(async (w, unit) => {
  const id = newId();
  await sql.query(
    `INSERT INTO cadre (id, root_id, staff_number, name, name_key, home_organization_id, updated_at)
     VALUES ($1, $2, $3, '新人', '新人', $4, now())`,
    [id, w.root.id, `N-${w[unit].code}`, w[unit].id],
  );
  return id;
});
