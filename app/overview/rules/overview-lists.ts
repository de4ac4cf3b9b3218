import { STANDING_FILTERS } from './test-standing.ts';

/** What the addresses of the lists behind the figures may say. */
export const TEST_COVERAGE_LIST = {
  path: '/admin/coverage/test',
  filters: { state: STANDING_FILTERS, within: 'any', at: 'any' },
  sorts: ['unit', 'name', 'validUntil'],
  defaultSort: 'unit',
} as const;

/** `OVERDUE`: the rotation plan is over already and the person was not trained. */
export const DUE_KINDS = ['PASS', 'EXEMPTION', 'CERTIFICATE', 'ROTATION', 'OVERDUE'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export type DueRow = {
  kind: DueKind;
  cadreId: string;
  name: string;
  staffNumber: string | null;
  organization: string;
  on: string;
  /** number of the certificate, title of the plan or kind of the exemption */
  detail: string | null;
  /** the certificate, the plan or the exemption */
  subject: string | null;
};

/** How far ahead the state of the day looks, and what else may be asked for. */
export const DUE_DAYS = 90;
export const DUE_CHOICES = [30, 90, 180] as const;

export const DUE_LIST = {
  path: '/admin/due',
  filters: { kind: DUE_KINDS, days: DUE_CHOICES.map(String), within: 'any' },
  sorts: ['on', 'name', 'unit'],
  defaultSort: 'on',
} as const;

export const daysAsked = (filter: string | undefined): number => Number(filter) || DUE_DAYS;

export const TERM_LIST = {
  path: '/admin/terms',
  filters: { month: 'any' },
  sorts: ['ends', 'name', 'unit'],
  defaultSort: 'ends',
} as const;

export type TermRow = {
  id: string;
  name: string;
  code: string;
  type: string;
  startedOn: string;
  years: number;
  ends: string;
};

/** How far ahead ends of terms of office are named. */
export const TERM_DAYS = 180;
