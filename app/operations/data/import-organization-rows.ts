import type { Database } from '~/platform/db.ts';

export type ImportOrganization = { id: string; rootId: string; path: string; name: string };

const SHOWN = { id: true, rootId: true, path: true, name: true } as const;

/** The organization for which somebody wants to import; null when there is none or it has ended. */
export const findImportOrganization = (on: Database, id: string): Promise<ImportOrganization | null> =>
  on.prisma.organization.findUnique({ where: { id, endedOn: null }, select: SHOWN });

export const importOrganizations = (on: Database, ids: readonly string[]): Promise<ImportOrganization[]> =>
  on.prisma.organization.findMany({
    where: { id: { in: [...ids] }, endedOn: null },
    select: SHOWN,
    orderBy: { path: 'asc' },
  });
