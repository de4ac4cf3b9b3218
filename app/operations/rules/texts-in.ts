import type { Fields } from './import-template.ts';

/** The different texts that the rows of a sheet have in one column, for one look-up of them all. */
export const textsIn = (rows: readonly { readonly fields: Fields }[], key: string): string[] => [
  ...new Set(rows.flatMap(({ fields }) => (typeof fields[key] === 'string' ? [fields[key]] : []))),
];
