import type { Sql } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';

export type Place = { id: string; rootId: string; path: string; name: string };

/** Where an organization stands, or null when there is none. */
export async function placeOf(db: Sql, organizationId: string): Promise<Place | null> {
  if (!isId(organizationId)) return null;
  const [row] = await db.query<Place>(
    `SELECT id, root_id AS "rootId", path, name FROM organization WHERE id = $1::uuid`,
    [organizationId],
  );
  return row ?? null;
}

/** The organizations at these paths. */
export const placesAt = (db: Sql, paths: readonly string[]): Promise<Place[]> =>
  db.query<Place>(
    `SELECT id, root_id AS "rootId", path, name FROM organization WHERE path = ANY($1::text[]) ORDER BY path`,
    [paths],
  );
