import type { ImportContext, ReadRow } from '~/operations/commands/import-kind.ts';
import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import { textsIn } from '~/operations/rules/texts-in.ts';
import type { Sql } from '~/platform/db.ts';
import { cadresNamed, organizationsWithin } from '../data/cadre-import-rows.ts';
import type { KnownCadre } from '../rules/known-cadre.ts';
import type { KnownOrganization } from '../rules/organization-lookup.ts';

/** Whom and where the rows of a sheet about cadres may mean. */
export async function namedInSheet(
  sql: Sql,
  { rootId, path }: ImportContext,
  rows: readonly ReadRow[],
): Promise<{ organizations: KnownOrganization[]; cadres: KnownCadre[] }> {
  const [organizations, cadres] = await Promise.all([
    organizationsWithin(sql, path),
    cadresNamed(sql, {
      rootId,
      path,
      numbers: textsIn(rows, 'staffNumber'),
      nameKeys: textsIn(rows, 'name').map(nameKeyOf),
    }),
  ]);
  return { organizations, cadres };
}
