import type { RouteProbe } from './probe.ts';

/** Homes and the lists behind their figures show each person only what is theirs to see. */
export const overviewProbes: Record<string, RouteProbe> = {
  home: { inside: () => '/' },
  record: { inside: () => '/record' },
  'record-export': { inside: () => '/record/export?format=json' },
  'admin-day': { inside: () => '/admin' },
  'admin-day-export': { inside: () => '/admin/export' },
  'admin-coverage-test': { inside: () => '/admin/coverage/test' },
  'admin-coverage-test-export': { inside: () => '/admin/coverage/test/export' },
  'admin-due': { inside: () => '/admin/due' },
  'admin-due-export': { inside: () => '/admin/due/export' },
  'admin-terms': { inside: () => '/admin/terms' },
  'admin-terms-export': { inside: () => '/admin/terms/export' },
};
