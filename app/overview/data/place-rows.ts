import type { Sql } from '~/platform/db.ts';

export type Place = { id: string; path: string; name: string; depth: number };

/** The organizations at these paths, in the order of the tree. */
export const placesAt = (on: Sql, paths: readonly string[]): Promise<Place[]> =>
  on.query<Place>(`SELECT id::text, path, name, depth FROM organization WHERE path = ANY($1::text[]) ORDER BY path`, [
    paths,
  ]);
