import { endpoint, page, resource, type RouteEntry } from './route-entry.ts';

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
  page('admin-board', '/admin/sessions/:sessionId/board', ['sessions.read', 'sessions.invigilate']),
  resource('admin-board-export', '/admin/sessions/:sessionId/board/export', ['sessions.read', 'sessions.invigilate']),
  page('admin-results', '/admin/results', ['results.read']),
  resource('admin-results-export', '/admin/results/export', ['results.read']),
  page('admin-appeals', '/admin/appeals', ['results.read']),
  resource('admin-appeals-export', '/admin/appeals/export', ['results.read']),
  page('admin-exemptions', '/admin/exemptions', ['results.read']),
  resource('admin-exemptions-export', '/admin/exemptions/export', ['results.read']),
  page('admin-exemption-new', '/admin/exemptions/new', ['exemptions.grant']),
  page('admin-outages', '/admin/outages', ['outages.decide']),
  resource('admin-outages-export', '/admin/outages/export', ['outages.decide']),
  page('admin-policies', '/admin/policies', ['policies.read']),
  resource('admin-policies-export', '/admin/policies/export', ['policies.read']),
  page('admin-policy', '/admin/policies/:policyId', ['policies.read']),
];

const candidate: RouteEntry[] = [
  page('tests', '/tests', ['self.sit']),
  page('test', '/tests/:sessionId', ['self.sit']),
  page('sitting', '/sittings/:attemptId', ['self.sit']),
  page('sitting-result', '/sittings/:attemptId/result', ['self.sit']),
  page('practice', '/practice', ['self.sit']),
  page('try', '/try', 'public'),
  endpoint('api-answers', '/api/sittings/:attemptId/answers', ['self.sit']),
  endpoint('api-sitting-state', '/api/sittings/:attemptId/state', ['self.sit']),
];

export const examsRoutes: RouteEntry[] = [...candidate, ...office];
