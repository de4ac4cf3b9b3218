import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';

export type PresentOrganization = { id: string; code: string; name: string; depth: number; path: string };

/** The organizations of the subtrees that have not ended, in the order of the tree; `depth` counts from the topmost shown. */
export const presentOrganizations = (sql: Sql, scopes: readonly string[]): Promise<PresentOrganization[]> =>
  sql.query<PresentOrganization>(
    `SELECT id, code, name, path, depth - min(depth) OVER () AS depth FROM organization o
     WHERE ${inScopes('o.path', '$1')} AND ended_on IS NULL ORDER BY path`,
    [scopes],
  );
