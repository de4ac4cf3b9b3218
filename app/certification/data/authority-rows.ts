import type { Database, Sql } from '~/platform/db.ts';

export const authorityOf = (
  on: Database,
  rootId: string,
): Promise<{ id: string; name: string; path: string; demonstration: boolean } | null> =>
  on.prisma.organization.findUnique({
    where: { id: rootId },
    select: { id: true, name: true, path: true, demonstration: true },
  });

/** The code of the authority's own measures that set level one, if it has such a document. */
export async function measuresFor(on: Sql, rootId: string, code: string): Promise<string | null> {
  const rows = await on.query<{ code: string }>(
    `SELECT d.code FROM regulation_document d JOIN organization o ON o.id = $1::uuid
     WHERE d.code = $2 AND (d.organization_id = o.id OR (d.demonstration AND o.demonstration))`,
    [rootId, code],
  );
  return rows[0]?.code ?? null;
}
