import { standingsOf } from './standing-filter.ts';

/** What of an address a list of this context reads; `ListState` of `app/http` fits. */
type Asked = {
  readonly q: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: string;
  readonly descending: boolean;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An id out of an address; anything else names nothing. */
const idFilter = (value: string | undefined): string | null => (value && UUID.test(value) ? value : null);

/** What the address of the list of classes may say; `closable=yes` are those that this person could complete. */
export const CLASS_LIST = {
  path: '/admin/classes',
  filters: ['type', 'status', 'year', 'plan', 'closable'],
  sorts: ['startsOn', 'code', 'title'],
  defaultSort: '-startsOn',
} as const;

export const classesAsked = ({ q, filters, sort, descending }: Asked) => ({
  search: q,
  type: filters['type'] ?? null,
  phase: filters['status'] ?? null,
  year: filters['year'] ?? null,
  planId: idFilter(filters['plan']),
  closable: filters['closable'] === 'yes',
  sort,
  descending,
});

/** What the address of the attendances may say; `of` is the search that selects the classes, `by=person` counts persons. */
export const ATTENDANCE_LIST = {
  path: '/admin/classes/attendances',
  filters: ['class', 'plan', 'type', 'status', 'year', 'closable', 'of', 'result', 'by'],
  sorts: ['startsOn', 'name', 'unit'],
  defaultSort: '-startsOn',
} as const;

export const attendancesAsked = ({ q, filters, sort, descending }: Asked) => ({
  search: q,
  of: filters['of'] ?? '',
  classId: idFilter(filters['class']),
  planId: idFilter(filters['plan']),
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
    filters: ['standing', 'within', 'at', 'person', 'through'],
    sorts: ['unit', 'name'],
    defaultSort: 'unit',
  }) as const;

export const membersAsked = ({ q, filters, sort, descending }: Asked) => ({
  standings: standingsOf(filters['standing']),
  within: filters['within'] ?? null,
  at: filters['at'] ?? null,
  person: idFilter(filters['person']),
  through: idFilter(filters['through']),
  search: q,
  sort,
  descending,
});
