import { EMPLOYMENT_MODES, POST_TYPES } from '~/registry/rules/registry-words.ts';
import { STANDING_FILTERS as ROTATION_STANDING_FILTERS, standingsOf } from '~/training/rules/standing-filter.ts';
import type { RotationStanding } from '~/training/rules/rotation-standing.ts';
import { STANDING_FILTERS as TEST_STANDING_FILTERS, standingsAsked, type TestStanding } from './test-standing.ts';

/** Every column of the list of cadres. The phone is encrypted and can be no column. */
export const CADRE_COLUMNS = [
  'name',
  'staffNumber',
  'unit',
  'organization',
  'post',
  'mode',
  'startedOn',
  'termEnd',
  'administrativePost',
  'rankLevel',
  'sex',
  'birthMonth',
  'joinedPartyMonth',
  'education',
  'identityCategory',
  'hours',
  'rotation',
  'test',
  'account',
] as const;
export type CadreColumn = (typeof CADRE_COLUMNS)[number];

/** What the address of the list of cadres may say. */
export const CADRE_LIST = {
  path: '/admin/cadres',
  filters: {
    post: POST_TYPES,
    mode: EMPLOYMENT_MODES,
    within: 'id',
    term: ['soon', 'over'],
    age: ['young'],
    test: TEST_STANDING_FILTERS,
    rotation: ROTATION_STANDING_FILTERS,
    hours: ['short'],
    account: ['none', 'pending', 'active'],
    status: ['LEFT'],
  },
  sorts: ['organization', 'name', 'staffNumber', 'startedOn', 'termEnd', 'birthMonth', 'hours'],
  defaultSort: 'organization',
  columns: CADRE_COLUMNS,
  defaultColumns: ['name', 'staffNumber', 'organization', 'post', 'mode', 'termEnd', 'hours', 'rotation', 'test'],
  fixedColumns: ['name'],
} as const;

/** 青年: forty or younger. */
export const YOUNG_YEARS = 40;

export type CadreFilter = {
  readonly search: string;
  readonly post: string | null;
  readonly mode: string | null;
  /** an organization and all below it */
  readonly within: string | null;
  readonly term: 'soon' | 'over' | null;
  readonly age: 'young' | null;
  /** standings with the pre-appointment test; none means all */
  readonly test: readonly TestStanding[];
  /** standings in the running rotation plan; none means all */
  readonly rotation: readonly RotationStanding[];
  /** fewer hours this year than everybody owes */
  readonly hours: 'short' | null;
  readonly account: 'none' | 'pending' | 'active' | null;
  readonly status: 'LEFT' | null;
  /** only these people, where some were chosen */
  readonly ids: readonly string[] | null;
};

export type CadreListRow = {
  readonly id: string;
  readonly name: string;
  readonly staffNumber: string | null;
  readonly unit: string;
  readonly organization: string;
  readonly postType: string | null;
  readonly post: string | null;
  /** further posts held now */
  readonly otherPosts: number;
  readonly mode: string | null;
  readonly startedOn: string | null;
  readonly termEnd: string | null;
  readonly termState: 'soon' | 'over' | null;
  readonly administrativePost: string | null;
  readonly rankLevel: string | null;
  readonly sex: string | null;
  readonly birthMonth: string | null;
  readonly joinedPartyMonth: string | null;
  readonly education: string | null;
  readonly identityCategory: string | null;
  /** of this calendar year */
  readonly hours: number;
  /** null for who is not on the running plan */
  readonly rotation: RotationStanding | null;
  /** number of the class to come */
  readonly rotationSeries: number | null;
  readonly test: TestStanding;
  readonly testUntil: string | null;
  readonly account: 'none' | 'pending' | 'active';
};

const one = <T extends string>(value: string | undefined, known: readonly T[]): T | null =>
  known.find((item) => item === value) ?? null;

/** The filters of an address, with what makes no sense left out. */
export function cadreFilter(q: string, filters: Readonly<Record<string, string>>, ids: readonly string[]): CadreFilter {
  const uuid = /^[0-9a-f-]{36}$/i;
  const chosen = ids.filter((id) => uuid.test(id));
  return {
    search: q,
    post: filters['post'] ?? null,
    mode: filters['mode'] ?? null,
    within: filters['within'] ?? null,
    term: one(filters['term'], ['soon', 'over']),
    age: one(filters['age'], ['young']),
    test: standingsAsked(filters['test']),
    rotation: filters['rotation'] ? standingsOf(filters['rotation']) : [],
    hours: one(filters['hours'], ['short']),
    account: one(filters['account'], ['none', 'pending', 'active']),
    status: one(filters['status'], ['LEFT']),
    ids: chosen.length > 0 ? chosen : null,
  };
}
