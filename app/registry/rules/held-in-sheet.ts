import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import type { Fields } from '~/operations/rules/import-template.ts';
import { partyPostOf } from './party-post.ts';

/**
 * Which posts the sheet gives to people of one name in an organization, over all its lines: a secretary who is
 * discipline member of the same branch has two lines, and neither ends the other.
 *
 * @param organizationOf the organization that a line names, if it is known
 * @returns types of post, joined by commas
 */
export function heldInSheet(
  rows: readonly { readonly fields: Fields }[],
  organizationOf: (fields: Fields) => string | null,
): (fields: Fields, organizationId: string) => string {
  const held = new Map<string, Set<string>>();
  const keyOf = (fields: Fields, organizationId: string): string =>
    `${nameKeyOf(String(fields['name'] ?? ''))}/${organizationId}`;
  for (const { fields } of rows) {
    const organizationId = organizationOf(fields);
    const post = partyPostOf(String(fields['partyPost'] ?? ''));
    if (!organizationId || !post) continue;
    const key = keyOf(fields, organizationId);
    held.set(key, (held.get(key) ?? new Set()).add(post.postType));
  }
  return (fields, organizationId) => [...(held.get(keyOf(fields, organizationId)) ?? [])].join(',');
}
