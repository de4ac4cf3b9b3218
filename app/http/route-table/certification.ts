import { page, resource, type RouteEntry } from './route-entry.ts';

export const certificationRoutes: RouteEntry[] = [
  page('certification', '/certification', ['self.certify']),
  page('admin-certification', '/admin/certification', ['certification.review', 'certification.decide']),
  resource('admin-certification-export', '/admin/certification/export', [
    'certification.review',
    'certification.decide',
  ]),
  page('admin-certification-level', '/admin/certification/level', ['certification.decide']),
  page('admin-application', '/admin/certification/:applicationId', ['certification.review', 'certification.decide']),
];
