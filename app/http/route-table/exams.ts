import { page, resource, type RouteEntry } from './route-entry.ts';

const SESSIONS = ['sessions.read', 'sessions.register'] as const;

const office: RouteEntry[] = [
  page('admin-sessions', '/admin/sessions', SESSIONS),
  resource('admin-sessions-export', '/admin/sessions/export', SESSIONS),
  page('admin-session-new', '/admin/sessions/new', ['sessions.write']),
  page('admin-session', '/admin/sessions/:sessionId', SESSIONS),
  page('admin-session-edit', '/admin/sessions/:sessionId/edit', ['sessions.write']),
  page('admin-registrations', '/admin/sessions/:sessionId/registrations', SESSIONS),
  resource('admin-registrations-export', '/admin/sessions/:sessionId/registrations/export', SESSIONS),
  page('admin-sign-in-sheet', '/admin/sessions/:sessionId/sign-in-sheet', SESSIONS),
];

export const examsRoutes: RouteEntry[] = [...office];
