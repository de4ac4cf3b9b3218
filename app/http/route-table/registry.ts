import { page, resource, type RouteEntry } from './route-entry.ts';

export const registryRoutes: RouteEntry[] = [
  page('admin-organizations', '/admin/organizations', ['registry.read']),
  resource('admin-organizations-export', '/admin/organizations/export', ['registry.read']),
  page('admin-organization', '/admin/organizations/:organizationId', ['registry.read']),
  page('admin-organization-edit', '/admin/organizations/:organizationId/edit', ['registry.write']),
  page('admin-organization-new', '/admin/organizations/:organizationId/new', ['registry.write']),
  page('admin-cadres', '/admin/cadres', ['registry.read']),
  resource('admin-cadres-export', '/admin/cadres/export', ['registry.read']),
  page('admin-cadre-new', '/admin/cadres/new', ['registry.write']),
  page('admin-cadre', '/admin/cadres/:cadreId', ['registry.read']),
  page('admin-cadre-edit', '/admin/cadres/:cadreId/edit', ['registry.write']),
  page('admin-cadre-leave', '/admin/cadres/:cadreId/leave', ['registry.write']),
  page('admin-post', '/admin/cadres/:cadreId/posts/:postId', ['registry.write']),
  page('admin-post-end', '/admin/cadres/:cadreId/posts/:postId/end', ['registry.write']),
];
