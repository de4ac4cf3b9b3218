import { createElement, type ReactNode } from 'react';

/** A person's name, leading to their page for whoever may open it. */
export const nameOf = (person: { id: string; name: string }, mayOpen: boolean): ReactNode =>
  mayOpen ? createElement('a', { href: `/admin/cadres/${person.id}` }, person.name) : person.name;
