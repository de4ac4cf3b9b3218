import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';

export type OrganizationChoice = { id: string; code: string; name: string; depth: number; path: string };

/** The organizations of the subtrees that have not ended, in the order of the tree; `depth` counts from the topmost shown. */
export const organizationsToChoose = (sql: Sql, scopes: readonly string[]): Promise<OrganizationChoice[]> =>
  sql.query<OrganizationChoice>(
    `SELECT id, code, name, path, depth - min(depth) OVER () AS depth FROM organization o
     WHERE ${inScopes('o.path', '$1')} AND ended_on IS NULL ORDER BY path`,
    [scopes],
  );

/** The tops of the subtrees, those directly below them, and one more that is chosen. */
export const unitsToChoose = (
  sql: Sql,
  scopes: readonly string[],
  chosen: string | null,
): Promise<OrganizationChoice[]> =>
  sql.query<OrganizationChoice>(
    `SELECT o.id, o.code, o.name, o.path, o.depth - min(o.depth) OVER () AS depth FROM organization o LEFT JOIN organization parent ON parent.id = o.parent_id
     WHERE (o.path = ANY($1::text[]) OR parent.path = ANY($1::text[]) OR (o.id = $2::uuid AND ${inScopes('o.path', '$1')}))
       AND o.ended_on IS NULL ORDER BY o.path`,
    [scopes, chosen],
  );
