import { page, resource, type RouteEntry } from './route-entry.ts';

const SESSIONS = ['sessions.read', 'sessions.register'] as const;

const office: RouteEntry[] = [
  page('admin-sessions', '/admin/sessions', SESSIONS),
  resource('admin-sessions-export', '/admin/sessions/export', SESSIONS),
  page('admin-session-new', '/admin/sessions/new', ['sessions.write']),
];

export const examsRoutes: RouteEntry[] = [...office];
