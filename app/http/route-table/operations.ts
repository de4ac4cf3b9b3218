import { page, resource, type RouteEntry } from './route-entry.ts';

const IMPORTING = [
  'registry.import',
  'training.write',
  'attendance.write',
  'questions.write',
  'sessions.register',
] as const;

export const operationsRoutes: RouteEntry[] = [
  page('account-mail', '/account/mail', 'signed-in'),
  page('inbox', '/inbox', 'signed-in'),
  page('admin-imports', '/admin/imports', IMPORTING),
  resource('admin-imports-export', '/admin/imports/export', IMPORTING),
  page('admin-import', '/admin/imports/:batchId', IMPORTING),
  page('admin-jobs', '/admin/jobs', ['operations.read']),
  resource('admin-jobs-export', '/admin/jobs/export', ['operations.read']),
  resource('admin-import-marked', '/admin/imports/:batchId/marked', IMPORTING),
  resource('admin-import-sample', '/admin/import-sample', ['registry.import']),
  resource('admin-import-template', '/admin/import-templates/:kind', IMPORTING),
];
