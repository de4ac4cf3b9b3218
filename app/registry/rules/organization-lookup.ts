import type { RowFault } from '~/operations/rules/import-template.ts';
import { closestName } from './similar-name.ts';

export type KnownOrganization = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly path: string;
};

/** So many unknown names of a sheet are compared with every organization; the rest is told as unknown only. */
const MOST_COMPARED = 200;

const nameKey = (name: string): string => name.replaceAll(/[\s()（）]/g, '');
const bare = (code: string): string => code.replace(/^0+/, '');

/** Finds the organization a row names by code or by name, among those it may name. */
export function organizationLookup(known: readonly KnownOrganization[]) {
  const byCode = new Map(known.map((one) => [one.code, one]));
  const byBareCode = grouped(known, ({ code }) => bare(code));
  const byName = grouped(known, ({ name }) => nameKey(name));
  const nearest = new Map<string, KnownOrganization | null>();
  let closest: ((name: string) => KnownOrganization | null) | undefined;
  const named = (name: string): readonly KnownOrganization[] => byName.get(nameKey(name)) ?? [];

  return (code: string | null, name: string | null): { found: KnownOrganization } | { fault: RowFault } =>
    code === null ? byNameAlone(name ?? '') : byItsCode(code, name);

  function byItsCode(code: string, name: string | null): { found: KnownOrganization } | { fault: RowFault } {
    const column = 'organizationCode';
    const [other, ...more] = name === null ? [] : named(name);
    const found = byCode.get(code);
    if (!found) {
      // A number cell has lost its leading zeros: the name says whether this is it.
      const [alike, ...rest] = byBareCode.get(bare(code)) ?? [];
      if (!alike || rest.length > 0)
        return { fault: { column, code: 'organization-unknown', params: { value: code } } };
      if (other === alike) return { found: alike };
      return near(column, code, alike);
    }
    // Beside the code of a branch the name of its unit is no contradiction; the name of another branch is.
    if (other && more.length === 0 && !found.path.startsWith(other.path))
      return {
        fault: { column, code: 'code-and-name-differ', params: { value: code, name: found.name, other: other.name } },
      };
    return { found };
  }

  function byNameAlone(name: string): { found: KnownOrganization } | { fault: RowFault } {
    const column = 'organizationName';
    const [only, ...more] = named(name);
    if (only && more.length === 0) return { found: only };
    if (only)
      return { fault: { column, code: 'organization-name-twice', params: { value: name, n: more.length + 1 } } };
    const key = nameKey(name);
    if (!nearest.has(key))
      nearest.set(key, nearest.size < MOST_COMPARED ? (closest ??= closestName(known))(key) : null);
    const one = nearest.get(key);
    return one ? near(column, name, one) : { fault: { column, code: 'organization-unknown', params: { value: name } } };
  }
}

const near = (column: string, value: string, one: KnownOrganization): { fault: RowFault } => ({
  fault: { column, code: 'organization-unknown-near', params: { value, near: one.name, nearCode: one.code } },
});

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
