import { createElement, type ReactNode } from 'react';
import type { SortLink } from '../parts/data-table.tsx';

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

/** A person's name, leading to their page for whoever may open it. */
export const nameOf = (person: { id: string; name: string }, mayOpen: boolean): ReactNode =>
  mayOpen ? createElement('a', { href: `/admin/cadres/${person.id}` }, person.name) : person.name;
