import { page, resource, type RouteEntry } from './route-entry.ts';

export const credentialsRoutes: RouteEntry[] = [
  page('certificates', '/certificates', 'signed-in'),
  page('certificate', '/certificates/:certificateId', 'signed-in'),
  resource('certificate-pdf', '/certificates/:certificateId/pdf', 'signed-in'),
  page('certificate-correction', '/certificates/:certificateId/correction', ['credentials.correct']),
  page('verify', '/verify', 'public'),
  page('admin-certificates', '/admin/certificates', ['credentials.read']),
  resource('admin-certificates-export', '/admin/certificates/export', ['credentials.read']),
];
