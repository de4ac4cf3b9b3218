import type { Sql } from '~/platform/db.ts';

export type OrganizationPlace = { id: string; rootId: string; path: string; code: string; name: string };

export const organizationPlace = async (on: Sql, id: string): Promise<OrganizationPlace | null> =>
  (
    await on.query<OrganizationPlace>(
      `SELECT id, root_id AS "rootId", path, regexp_replace(upper(code), '[^A-Z0-9]', '', 'g') AS code, name FROM organization WHERE id = $1::uuid`,
      [id],
    )
  )[0] ?? null;

export const organizationByPath = async (on: Sql, path: string): Promise<OrganizationPlace | null> =>
  (
    await on.query<OrganizationPlace>(
      `SELECT id, root_id AS "rootId", path, code, name FROM organization WHERE path = $1`,
      [path],
    )
  )[0] ?? null;

/** Organizations in which a class or plan may be made: the granted ones themselves. */
export const organizationsByPaths = (on: Sql, paths: readonly string[]): Promise<OrganizationPlace[]> =>
  on.query<OrganizationPlace>(
    `SELECT id, root_id AS "rootId", path, code, name FROM organization WHERE path = ANY($1::text[]) ORDER BY path`,
    [paths],
  );
