import { page, resource, type RouteEntry } from './route-entry.ts';

export const trainingRoutes: RouteEntry[] = [
  page('admin-rotation', '/admin/rotation', ['training.read']),
  resource('admin-rotation-export', '/admin/rotation/export', ['training.read']),
  page('admin-rotation-new', '/admin/rotation/new', ['training.write']),
  page('admin-rotation-plan', '/admin/rotation/:planId', ['training.read']),
  resource('admin-rotation-plan-export', '/admin/rotation/:planId/export', ['training.read']),
  page('admin-rotation-edit', '/admin/rotation/:planId/edit', ['training.write']),
  page('admin-rotation-members', '/admin/rotation/:planId/members', ['training.read']),
  resource('admin-rotation-members-export', '/admin/rotation/:planId/members/export', ['training.read']),
  page('admin-classes', '/admin/classes', ['training.read']),
  resource('admin-classes-export', '/admin/classes/export', ['training.read']),
  page('admin-attendances', '/admin/classes/attendances', ['training.read']),
  resource('admin-attendances-export', '/admin/classes/attendances/export', ['training.read']),
  page('admin-class-new', '/admin/classes/new', ['training.write']),
  page('admin-class', '/admin/classes/:classId', ['training.read']),
];
