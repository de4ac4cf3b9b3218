import { page, resource, type RouteEntry } from './route-entry.ts';

export const trainingRoutes: RouteEntry[] = [
  page('admin-rotation', '/admin/rotation', ['training.read']),
  page('admin-rotation-new', '/admin/rotation/new', ['training.write']),
  page('admin-rotation-plan', '/admin/rotation/:planId', ['training.read']),
  page('admin-rotation-members', '/admin/rotation/:planId/members', ['training.read']),
  resource('admin-rotation-members-export', '/admin/rotation/:planId/members/export', ['training.read']),
  page('admin-classes', '/admin/classes', ['training.read']),
  resource('admin-classes-export', '/admin/classes/export', ['training.read']),
  page('admin-class-new', '/admin/classes/new', ['training.write']),
  page('admin-class', '/admin/classes/:classId', ['training.read']),
];
