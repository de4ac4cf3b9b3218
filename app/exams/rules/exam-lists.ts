/** What the addresses of the officer's lists may say. */
export const SESSION_LIST = {
  path: '/admin/sessions',
  filters: ['phase', 'occasion', 'policy', 'from', 'to'],
  sorts: ['number', 'title', 'opensAt', 'registered'],
  defaultSort: '-opensAt',
} as const;

/** Where the sessions are listed that rest on a policy; a cancelled one no longer does. */
export const sessionsOfPolicy = (policyId: string): string => `${SESSION_LIST.path}?policy=${policyId}&phase=standing`;

export const RESULT_LIST = {
  path: '/admin/results',
  filters: ['state', 'session', 'occasion', 'from', 'to'],
  sorts: ['name', 'unit', 'score', 'submittedAt'],
  defaultSort: '-submittedAt',
} as const;

export const APPEAL_LIST = {
  path: '/admin/appeals',
  filters: ['state'],
  sorts: ['name', 'unit', 'filedAt'],
  defaultSort: '-filedAt',
} as const;

export const POLICY_LIST = {
  path: '/admin/policies',
  filters: [],
  sorts: ['code', 'title', 'owner', 'sessions'],
  defaultSort: 'code',
} as const;

export const registrationList = (sessionId: string) =>
  ({
    path: `/admin/sessions/${sessionId}/registrations`,
    filters: ['status'],
    sorts: ['seat', 'name', 'unit'],
    defaultSort: 'seat',
    pageSize: 100,
  }) as const;
