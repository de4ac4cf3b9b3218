import { importTemplate } from '~/http/import-templates.ts';
import { uploadImport } from '~/operations/commands/upload-import.server.ts';
import type { Role } from '~/identity/rules/roles.ts';
import type { ProbeWorld, RouteProbe } from './probe.ts';

/** A roster uploaded for a unit by its own administrator. */
async function batchOf(w: ProbeWorld, unit: 'unitA' | 'unitB'): Promise<string> {
  const template = importTemplate('cadres');
  if (!template) throw new Error('no template of cadres');
  const uploaded = await uploadImport(w.as('ORG_ADMIN', unit).actor, template, {
    organizationId: w[unit].id,
    name: '名册.csv',
    mediaType: 'text/csv',
    bytes: new TextEncoder().encode('姓名,组织编码,党内职务,任职起始\n张伟,A,书记,2024-01\n'),
  });
  if (!uploaded.ok) throw new Error(uploaded.reason);
  return uploaded.batchId;
}

// The table lets whoever imports anything to these addresses; a roster is open to those who import rosters.
const OTHER_KINDS: readonly Role[] = ['SCHOOL_ADMIN', 'CLASS_ADVISER', 'ITEM_WRITER', 'EXAM_OFFICER'];

export const operationsProbes: Record<string, RouteProbe> = {
  'account-mail': { inside: () => '/account/mail' },
  inbox: { inside: () => '/inbox' },
  'admin-imports': { inside: () => '/admin/imports' },
  'admin-imports-export': { inside: () => '/admin/imports/export' },
  'admin-import': {
    inside: async (w) => `/admin/imports/${await batchOf(w, 'unitA')}`,
    outside: async (w) => `/admin/imports/${await batchOf(w, 'unitB')}`,
    refusedInside: OTHER_KINDS,
  },
  'admin-import-marked': {
    inside: async (w) => `/admin/imports/${await batchOf(w, 'unitA')}/marked`,
    outside: async (w) => `/admin/imports/${await batchOf(w, 'unitB')}/marked`,
    refusedInside: OTHER_KINDS,
  },
  'admin-import-template': { inside: () => '/admin/import-templates/cadres', refusedInside: OTHER_KINDS },
  'admin-import-sample': { inside: () => '/admin/import-sample' },
  // Jobs belong to the installation: whoever holds the role in a unit only is outside.
  'admin-jobs': { inside: () => ({ path: '/admin/jobs', where: 'root' }), outside: () => '/admin/jobs' },
  'admin-jobs-export': {
    inside: () => ({ path: '/admin/jobs/export', where: 'root' }),
    outside: () => '/admin/jobs/export',
  },
};
