import { page, resource, type RouteEntry } from './route-entry.ts';

export const regulationsRoutes: RouteEntry[] = [
  page('regulations', '/regulations', 'signed-in'),
  page('regulation', '/regulations/:code', 'signed-in'),
  page('admin-regulations', '/admin/regulations', ['regulations.write']),
  resource('admin-regulations-export', '/admin/regulations/export', ['regulations.write']),
  page('admin-regulation-rules', '/admin/regulations/rules', ['regulations.write']),
  resource('admin-regulation-rules-export', '/admin/regulations/rules/export', ['regulations.write']),
  page('admin-regulation-new', '/admin/regulations/new', ['regulations.write']),
  page('admin-regulation', '/admin/regulations/:code', ['regulations.write']),
];
