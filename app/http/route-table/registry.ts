import { page, resource, type RouteEntry } from './route-entry.ts';

export const registryRoutes: RouteEntry[] = [
  page('admin-cadres', '/admin/cadres', ['registry.read']),
  resource('admin-cadres-export', '/admin/cadres/export', ['registry.read']),
];
