import { CLASS_TYPES } from '~/credits/rules/credit-category.ts';
import { CLASS_PHASE_FILTERS, CLASS_RESULTS } from './class-life.ts';
import { STANDING_FILTERS, standingsOf } from './standing-filter.ts';

/** What of an address a list of this context reads; `ListState` of `app/http` fits. */
type Asked = {
  readonly q: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: string;
  readonly descending: boolean;
};

const CLASS_FILTERS = {
  type: CLASS_TYPES,
  status: CLASS_PHASE_FILTERS,
  year: 'year',
  plan: 'id',
  closable: ['yes'],
} as const;

/** What the address of the list of classes may say; `closable=yes` are those that this person could complete. */
export const CLASS_LIST = {
  path: '/admin/classes',
  filters: CLASS_FILTERS,
  sorts: ['startsOn', 'code', 'title'],
  defaultSort: '-startsOn',
} as const;

export const classesAsked = ({ q, filters, sort, descending }: Asked) => ({
  search: q,
  type: filters['type'] ?? null,
  phase: filters['status'] ?? null,
  year: filters['year'] ?? null,
  planId: filters['plan'] ?? null,
  closable: filters['closable'] === 'yes',
  sort,
  descending,
});

/** What the address of the attendances may say; `of` is the search that selects the classes, `by=person` counts persons. */
export const ATTENDANCE_LIST = {
  path: '/admin/classes/attendances',
  filters: { class: 'id', ...CLASS_FILTERS, of: 'any', result: CLASS_RESULTS, by: ['person'] },
  sorts: ['startsOn', 'name', 'unit'],
  defaultSort: '-startsOn',
} as const;

export const attendancesAsked = ({ q, filters, sort, descending }: Asked) => ({
  search: q,
  of: filters['of'] ?? '',
  classId: filters['class'] ?? null,
  planId: filters['plan'] ?? null,
  type: filters['type'] ?? null,
  phase: filters['status'] ?? null,
  year: filters['year'] ?? null,
  closable: filters['closable'] === 'yes',
  result: filters['result'] ?? null,
  sort,
  descending,
});

/** Where the attendances, or the persons, behind a figure are listed. */
export const attendancesHref = (filters: Readonly<Record<string, string | null | undefined>>): string =>
  `${ATTENDANCE_LIST.path}?${new URLSearchParams(
    Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )}`;

/** What the address of the people of a plan may say; `through` is a class that the line of the plan steps up at. */
export const memberList = (planId: string) =>
  ({
    path: `/admin/rotation/${planId}/members`,
    filters: { standing: STANDING_FILTERS, within: 'any', at: 'any', person: 'id', through: 'id' },
    sorts: ['unit', 'name'],
    defaultSort: 'unit',
  }) as const;

export const membersAsked = ({ q, filters, sort, descending }: Asked) => ({
  standings: standingsOf(filters['standing']),
  within: filters['within'] ?? null,
  at: filters['at'] ?? null,
  person: filters['person'] ?? null,
  through: filters['through'] ?? null,
  search: q,
  sort,
  descending,
});
