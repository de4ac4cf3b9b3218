import type { SortLink } from './data-table.tsx';

/** What the route tells a list about its own address. */
export type ListState = {
  q: string;
  filters: Readonly<Record<string, string>>;
  sort: string;
  descending: boolean;
  page: number;
  pageSize: number;
};
export type ListLinks = {
  href: (change: { filters?: Record<string, string | null>; page?: number; path?: string }) => string;
  sort: (key: string) => SortLink;
};

/** What a search keeps: the filters that are set and the sorting. */
export const keptOf = ({ filters, sort, descending }: ListState): [string, string][] => [
  ...Object.entries(filters),
  ['sort', descending ? `-${sort}` : sort],
];
