import type { Database } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';

export type Place = { id: string; rootId: string; path: string; name: string };

const PLACE = { id: true, rootId: true, path: true, name: true } as const;

/** Where an organization stands, or null when there is none. */
export const placeOf = async (on: Database, organizationId: string): Promise<Place | null> =>
  isId(organizationId) ? on.prisma.organization.findUnique({ where: { id: organizationId }, select: PLACE }) : null;

/** The organizations at these paths. */
export const placesAt = (on: Database, paths: readonly string[]): Promise<Place[]> =>
  on.prisma.organization.findMany({ where: { path: { in: [...paths] } }, select: PLACE, orderBy: { path: 'asc' } });
