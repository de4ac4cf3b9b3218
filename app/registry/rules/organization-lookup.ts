import type { RowFault } from '~/operations/rules/import-template.ts';
import { closest } from './similar-name.ts';

export type KnownOrganization = { readonly id: string; readonly code: string; readonly name: string };

const nameKey = (name: string): string => name.replaceAll(/[\s()（）]/g, '');

/** Finds the organization a row names by code or by name, among those it may name. */
export function organizationLookup(known: readonly KnownOrganization[]) {
  const byCode = new Map(known.map((one) => [one.code, one]));
  const byName = new Map<string, KnownOrganization[]>();
  for (const one of known) byName.set(nameKey(one.name), [...(byName.get(nameKey(one.name)) ?? []), one]);
  const nearest = new Map<string, KnownOrganization | null>();

  return (code: string | null, name: string | null): { found: KnownOrganization } | { fault: RowFault } => {
    if (code !== null) {
      const found = byCode.get(code);
      return found
        ? { found }
        : { fault: { column: 'organizationCode', code: 'organization-unknown', params: { value: code } } };
    }
    const key = nameKey(name ?? '');
    const named = byName.get(key) ?? [];
    if (named[0] && named.length === 1) return { found: named[0] };
    const column = 'organizationName';
    if (named.length > 1)
      return { fault: { column, code: 'organization-name-twice', params: { value: name ?? '', n: named.length } } };
    if (!nearest.has(key)) nearest.set(key, closest(key, known));
    const near = nearest.get(key);
    return near
      ? {
          fault: {
            column,
            code: 'organization-unknown-near',
            params: { value: name ?? '', near: near.name, nearCode: near.code },
          },
        }
      : { fault: { column, code: 'organization-unknown', params: { value: name ?? '' } } };
  };
}
