import type { Database } from '~/platform/db.ts';

/** Where an organization stands; null where there is none of this id. */
export const organizationPlace = (on: Database, id: string): Promise<{ path: string; name: string } | null> =>
  on.prisma.organization.findUnique({ where: { id, endedOn: null }, select: { path: true, name: true } });
