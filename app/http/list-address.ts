import { isId } from '~/platform/id.ts';

/**
 * What a filter may be set to: one of these words; the form of a value (of which there may be no rows); or any text. An
 * address with something else is no address of the list: it would show everybody under the heading of a few.
 */
export type FilterValues = readonly string[] | keyof typeof FORMS | 'any';

const FORMS = {
  id: isId,
  /** a day of the calendar: 30 February is none */
  date: (value: string) => {
    const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
  },
  year: (value: string) => /^\d{4}$/.test(value),
  number: (value: string) => /^\d{1,6}$/.test(value),
} as const;

/** Whether a filter can be set to this. */
const isKnown = (values: FilterValues, value: string): boolean =>
  typeof values === 'string' ? values === 'any' || FORMS[values](value) : values.includes(value);

/**
 * A value of an address that sets a filter; null where it is not set.
 *
 * @throws {Response} 404 for a value that the list does not know
 */
export function knownFilter<T extends string>(value: string | null | undefined, values: readonly T[]): T | null;
export function knownFilter(value: string | null | undefined, values: FilterValues): string | null;
export function knownFilter(value: string | null | undefined, values: FilterValues): string | null {
  if (!value) return null;
  if (!isKnown(values, value)) throw new Response(null, { status: 404 });
  return value;
}

/**
 * The state of a list lives in its address: `q` search, any filter by its name, `sort` (`-name` is descending), `page`,
 * and `col` once per chosen column. This reads it against what the list knows and writes addresses that keep the rest.
 */
export type ListSpec = {
  readonly path: string;
  /** names of the filters, each taking one value, and which values they know */
  readonly filters: Readonly<Record<string, FilterValues>>;
  readonly sorts: readonly string[];
  readonly defaultSort: string;
  readonly columns?: readonly string[];
  readonly defaultColumns?: readonly string[];
  /** columns that cannot be put away */
  readonly fixedColumns?: readonly string[];
  readonly pageSize?: number;
};

/** An export holds what the list shows, on all its pages: as many as a sheet of Excel has rows, and a city has people. */
export const MOST_EXPORTED = 1_000_000;

export type ListState = {
  readonly q: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: string;
  readonly descending: boolean;
  readonly page: number;
  readonly pageSize: number;
  readonly columns: readonly string[];
};

/** @throws {Response} 404 where a filter is set to what the list does not know */
export function readListState(url: URL, spec: ListSpec): ListState {
  const get = (name: string): string => url.searchParams.get(name)?.trim().slice(0, 200) ?? '';
  const asked = get('sort');
  const sort = asked.replace(/^-/, '');
  const known = spec.sorts.includes(sort);
  const chosen = url.searchParams.getAll('col');
  const all = spec.columns ?? [];
  const columns = chosen.length ? all.filter((key) => chosen.includes(key) || spec.fixedColumns?.includes(key)) : [];
  return {
    q: get('q'),
    filters: Object.fromEntries(
      Object.entries(spec.filters).flatMap(([name, values]) => {
        const value = knownFilter(get(name), values);
        return value === null ? [] : [[name, value] as const];
      }),
    ),
    sort: known ? sort : spec.defaultSort.replace(/^-/, ''),
    descending: (known ? asked : spec.defaultSort).startsWith('-'),
    page: Math.min(100_000, Math.max(1, Math.floor(Number(get('page')) || 1))),
    pageSize: spec.pageSize ?? 50,
    columns: columns.length ? columns : (spec.defaultColumns ?? all),
  };
}

/** Whether the list is searched or filtered: an empty one then wants other words, not a first entry. */
export const isFiltered = ({ q, filters }: Pick<ListState, 'q' | 'filters'>): boolean =>
  q !== '' || Object.keys(filters).length > 0;

/** What a list's query is asked for: the page that the state is on. */
export const shownPage = ({ q, sort, descending, page, pageSize }: ListState) => ({
  search: q,
  sort,
  descending,
  limit: pageSize,
  offset: (page - 1) * pageSize,
});

/** The same rows on all pages, as an export holds them. */
export const allPages = ({ q, sort, descending }: ListState) => ({
  search: q,
  sort,
  descending,
  limit: MOST_EXPORTED,
  offset: 0,
});

export type ListChange = {
  q?: string;
  /** a filter set to null is taken away */
  filters?: Readonly<Record<string, string | null>>;
  sort?: string;
  page?: number;
  columns?: readonly string[] | null;
  path?: string;
};

/** The address of the list with something changed; anything but the page itself goes back to page one. */
export function listHref(spec: ListSpec, state: ListState, change: ListChange = {}): string {
  const query = new URLSearchParams();
  const q = change.q ?? state.q;
  if (q) query.set('q', q);
  for (const [name, value] of Object.entries({ ...state.filters, ...change.filters }))
    if (value) query.set(name, value);
  const sort = change.sort ?? (state.descending ? `-${state.sort}` : state.sort);
  if (sort !== spec.defaultSort) query.set('sort', sort);
  const columns = change.columns === null ? spec.defaultColumns : (change.columns ?? state.columns);
  if (columns && columns.join() !== (spec.defaultColumns ?? spec.columns ?? []).join())
    for (const key of columns) query.append('col', key);
  if (change.page && change.page > 1) query.set('page', String(change.page));
  const text = query.toString();
  return `${change.path ?? spec.path}${text ? `?${text}` : ''}`;
}

/** What the head of a column needs: sorted by it now → the other way round. */
export function sortLink(spec: ListSpec, state: ListState, key: string) {
  const current = state.sort === key;
  return {
    href: listHref(spec, state, { sort: current && !state.descending ? `-${key}` : key }),
    ...(current && { direction: state.descending ? ('descending' as const) : ('ascending' as const) }),
  };
}

/** Filters and sorting as hidden fields of a search form. */
export function keptFields(spec: ListSpec, state: ListState, withColumns = false): [string, string][] {
  const kept: [string, string][] = Object.entries(state.filters);
  const sort = state.descending ? `-${state.sort}` : state.sort;
  if (sort !== spec.defaultSort) kept.push(['sort', sort]);
  if (withColumns) for (const key of state.columns) kept.push(['col', key]);
  return kept;
}

/** All that the page of a list was asked for, as fields of a form that leads back to the same rows. */
export const shownFields = (spec: ListSpec, state: ListState): [string, string][] => [
  ...(state.q ? [['q', state.q] as [string, string]] : []),
  ...keptFields(spec, state),
  ...(state.page > 1 ? [['page', String(state.page)] as [string, string]] : []),
];

/** The same address on its first page: for a page beyond the last, as an act on the last one's rows can leave. */
export function firstPage(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  query.delete('page');
  return withQuery(url.pathname, query);
}

/** The same address with more of a question: what was asked, what an act came to. */
export function withQuery(href: string, more: Iterable<readonly [string, string]>): string {
  const query = new URLSearchParams([...more].map(([name, value]) => [name, value]));
  return query.size ? `${href}${href.includes('?') ? '&' : '?'}${query}` : href;
}
