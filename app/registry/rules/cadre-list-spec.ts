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
  'account',
] as const;
export type CadreColumn = (typeof CADRE_COLUMNS)[number];

/** What the address of the list of cadres may say. */
export const CADRE_LIST = {
  path: '/admin/cadres',
  filters: ['post', 'mode', 'within', 'term', 'age', 'account', 'status'],
  sorts: ['organization', 'name', 'staffNumber', 'startedOn', 'termEnd', 'birthMonth'],
  defaultSort: 'organization',
  columns: CADRE_COLUMNS,
  defaultColumns: ['name', 'staffNumber', 'unit', 'organization', 'post', 'mode', 'startedOn', 'termEnd', 'account'],
  fixedColumns: ['name'],
} as const;

/** A term that ends within this many days is about to end. */
export const TERM_SOON_DAYS = 183;
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
  readonly account: 'none' | 'pending' | 'active';
};

const one = <T extends string>(value: string | undefined, known: readonly T[]): T | null =>
  known.find((item) => item === value) ?? null;

/** The filters of an address, with what makes no sense left out. */
export function cadreFilter(q: string, filters: Readonly<Record<string, string>>, ids: readonly string[]): CadreFilter {
  const within = filters['within'];
  const uuid = /^[0-9a-f-]{36}$/;
  const chosen = ids.filter((id) => uuid.test(id));
  return {
    search: q,
    post: filters['post'] ?? null,
    mode: filters['mode'] ?? null,
    within: within && uuid.test(within) ? within : null,
    term: one(filters['term'], ['soon', 'over']),
    age: one(filters['age'], ['young']),
    account: one(filters['account'], ['none', 'pending', 'active']),
    status: one(filters['status'], ['LEFT']),
    ids: chosen.length > 0 ? chosen : null,
  };
}
