import { page, resource, type RouteEntry } from './route-entry.ts';

export const overviewRoutes: RouteEntry[] = [
  page('home', '/', 'public'),
  page('record', '/record', ['self.learn']),
  resource('record-export', '/record/export', ['self.learn']),
  page('admin-day', '/admin', ['overview.read']),
  resource('admin-day-export', '/admin/export', ['overview.read']),
  page('admin-coverage-test', '/admin/coverage/test', ['overview.read']),
  resource('admin-coverage-test-export', '/admin/coverage/test/export', ['overview.read']),
  page('admin-due', '/admin/due', ['overview.read']),
  resource('admin-due-export', '/admin/due/export', ['overview.read']),
  page('admin-terms', '/admin/terms', ['overview.read']),
  resource('admin-terms-export', '/admin/terms/export', ['overview.read']),
];
