import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';

/** Some people of the subtrees, the most namesakes first, always the same ones. */
export const somePeople = (sql: Sql, scopes: readonly string[], most: number): Promise<{ name: string }[]> =>
  sql.query<{ name: string }>(
    `SELECT min(c.name) AS name FROM cadre c JOIN organization o ON o.id = c.home_organization_id
     WHERE ${inScopes('o.path', '$1')} AND c.status = 'ACTIVE' AND c.name ~ '^[一-龥]{2,4}$' GROUP BY c.name_key ORDER BY count(*) DESC, c.name_key LIMIT $2::int`,
    [scopes, most],
  );
