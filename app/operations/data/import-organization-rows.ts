import type { Sql } from '~/platform/db.ts';

export type ImportOrganization = { id: string; rootId: string; path: string; name: string };

/** The organization for which somebody wants to import; null when there is none or it has ended. */
export async function findImportOrganization(sql: Sql, id: string): Promise<ImportOrganization | null> {
  const [row] = await sql.query<ImportOrganization>(
    `SELECT id, root_id AS "rootId", path, name FROM organization WHERE id = $1::uuid AND ended_on IS NULL`,
    [id],
  );
  return row ?? null;
}

export const importOrganizations = (sql: Sql, ids: readonly string[]): Promise<ImportOrganization[]> =>
  sql.query<ImportOrganization>(
    `SELECT id, root_id AS "rootId", path, name FROM organization WHERE id = ANY($1::uuid[]) AND ended_on IS NULL ORDER BY path`,
    [ids],
  );
