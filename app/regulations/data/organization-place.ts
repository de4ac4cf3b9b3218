import type { Sql } from '~/platform/db.ts';

/** Where an organization stands; null where there is none of this id. */
export async function organizationPlace(on: Sql, id: string): Promise<{ path: string; name: string } | null> {
  const [row] = await on.query<{ path: string; name: string }>(
    `SELECT path, name FROM organization WHERE id = $1::uuid AND ended_on IS NULL`,
    [id],
  );
  return row ?? null;
}
