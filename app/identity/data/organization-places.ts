import type { Database } from '~/platform/db.ts';

export type OrganizationPlace = { id: string; path: string; name: string };

/** Where organizations stand in the tree, by id; one that does not exist is left out. */
export async function organizationPlaces(
  on: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrganizationPlace>> {
  const rows = await on.prisma.organization.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, path: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where one organization stands. @throws where there is none of this id: whoever refers to it holds a broken row */
export const organizationPlace = (on: Database, id: string): Promise<OrganizationPlace> =>
  on.prisma.organization.findUniqueOrThrow({ where: { id }, select: { id: true, path: true, name: true } });
