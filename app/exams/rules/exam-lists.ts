import { APPEAL_STATUSES } from './appeal.ts';
import { EXEMPTION_OCCASIONS, EXEMPTION_STATES } from './exemption.ts';
import { RESULT_STATES } from './result-view.ts';
import { SESSION_PHASES } from './session-phase.ts';

export const OCCASIONS = ['PRE_ELECTION', 'PRE_APPOINTMENT', 'CERTIFICATION_L1'] as const;

/** Groups of people by which the names of a session can be cut. */
export const NAME_GROUPS = [
  'REGISTERED',
  'DEFERRED',
  'WITHDRAWN',
  'SUBSTITUTED',
  'signed-in',
  'not-come',
  'began',
  'running',
  'handed-in',
  'passed',
  'no-account',
] as const;

/** What the addresses of the officer's lists may say. */
export const SESSION_LIST = {
  path: '/admin/sessions',
  filters: { phase: [...SESSION_PHASES, 'standing'], occasion: OCCASIONS, policy: 'id', from: 'date', to: 'date' },
  sorts: ['number', 'title', 'opensAt', 'registered'],
  defaultSort: '-opensAt',
} as const;

/** Where the sessions are listed that rest on a policy; a cancelled one no longer does. */
export const sessionsOfPolicy = (policyId: string): string => `${SESSION_LIST.path}?policy=${policyId}&phase=standing`;

export const RESULT_LIST = {
  path: '/admin/results',
  filters: { state: RESULT_STATES, session: 'any', occasion: OCCASIONS, from: 'date', to: 'date' },
  sorts: ['name', 'unit', 'score', 'submittedAt'],
  defaultSort: '-submittedAt',
} as const;

export const APPEAL_LIST = {
  path: '/admin/appeals',
  filters: { state: APPEAL_STATUSES },
  sorts: ['name', 'unit', 'filedAt'],
  defaultSort: '-filedAt',
} as const;

export const EXEMPTION_LIST = {
  path: '/admin/exemptions',
  filters: { state: EXEMPTION_STATES, kind: 'any', occasion: EXEMPTION_OCCASIONS, within: 'id' },
  sorts: ['name', 'unit', 'validUntil', 'grantedAt'],
  defaultSort: '-grantedAt',
} as const;

export const POLICY_LIST = {
  path: '/admin/policies',
  filters: {},
  sorts: ['code', 'title', 'owner', 'sessions'],
  defaultSort: 'code',
} as const;

export const registrationList = (sessionId: string) =>
  ({
    path: `/admin/sessions/${sessionId}/registrations`,
    filters: { status: NAME_GROUPS },
    sorts: ['seat', 'name', 'unit'],
    defaultSort: 'seat',
    pageSize: 100,
  }) as const;
