import { importTemplate } from '~/http/import-templates.ts';
import { uploadImport } from '~/operations/commands/upload-import.server.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { inTransaction, sql } from '~/platform/db.ts';
import { once, type ActionProbe, type RouteProbe } from './probe.ts';

const SHEET = '姓名,组织编码,党内职务,任职起始\n张伟,A,书记,2024-01\n';

/** A roster uploaded for a unit by its own administrator. */
export const batchOf = once(async (w, unit) => {
  const template = importTemplate('cadres');
  if (!template) throw new Error('no template of cadres');
  const uploaded = await uploadImport(w.as('ORG_ADMIN', unit).actor, template, {
    organizationId: w[unit].id,
    name: '名册.csv',
    mediaType: 'text/csv',
    bytes: new TextEncoder().encode(SHEET),
  });
  if (!uploaded.ok) throw new Error(uploaded.reason);
  return uploaded.batchId;
});

/** A message to the cadre of a unit. */
export const noticeOf = once(async (w, place) => {
  const { accountId } = w.as('CADRE', place);
  await inTransaction((tx) => notify(tx, accountId, 'class-cancelled', { title: '班', from: '2026-10-12' }, '/'));
  const [row] = await sql.query<{ id: string }>(`SELECT id::text FROM notification WHERE account_id = $1`, [accountId]);
  return row?.id ?? '';
});

const importing = (form: Record<string, string> = {}): ActionProbe => ({ may: ['registry.import'], form });

// The table lets whoever imports anything to these addresses; a roster is open to those who import rosters.
const OTHER_KINDS: readonly Role[] = ['SCHOOL_ADMIN', 'CLASS_ADVISER', 'ITEM_WRITER', 'EXAM_OFFICER'];

export const operationsProbes: Record<string, RouteProbe> = {
  'account-mail': {
    inside: () => '/account/mail',
    actions: { set: { form: { address: 'somebody@example.org' } }, remove: {}, '': {} },
  },
  inbox: {
    inside: () => '/inbox',
    actions: {
      '': { form: async (w, place) => ({ id: await noticeOf(w, place) }), notEntered: 'that a notice was read' },
    },
  },
  'admin-imports': {
    inside: () => '/admin/imports',
    actions: {
      '': {
        may: ['registry.import'],
        form: (w, place) => ({
          kind: 'cadres',
          organizationId: w[place].id,
          file: new File([SHEET], '名册.csv', { type: 'text/csv' }),
        }),
      },
    },
  },
  'admin-imports-export': { inside: () => '/admin/imports/export' },
  'admin-import': {
    inside: async (w) => `/admin/imports/${await batchOf(w, 'unitA')}`,
    outside: async (w) => `/admin/imports/${await batchOf(w, 'unitB')}`,
    refusedInside: OTHER_KINDS,
    actions: {
      decide: importing({ row: '2', choice: 'new' }),
      correct: importing({ 'cell-2-name': '张伟' }),
      sheet: importing({ sheet: '0' }),
      map: importing({ 'map-0': 'name' }),
      commit: importing(),
      undo: importing(),
      discard: importing(),
    },
  },
  'admin-import-marked': {
    inside: async (w) => `/admin/imports/${await batchOf(w, 'unitA')}/marked`,
    outside: async (w) => `/admin/imports/${await batchOf(w, 'unitB')}/marked`,
    refusedInside: OTHER_KINDS,
  },
  'admin-import-template': { inside: () => '/admin/import-templates/cadres', refusedInside: OTHER_KINDS },
  'admin-import-sample': { inside: () => '/admin/import-sample' },
  // Jobs belong to the installation: whoever holds the role in a unit only is outside.
  'admin-jobs': {
    inside: () => ({ path: '/admin/jobs', where: 'root' }),
    outside: () => '/admin/jobs',
    actions: { '': { may: ['operations.retry'], form: { job: 'check-import' } } },
  },
  'admin-jobs-export': {
    inside: () => ({ path: '/admin/jobs/export', where: 'root' }),
    outside: () => '/admin/jobs/export',
  },
};
