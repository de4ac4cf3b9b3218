import type { Sql } from '~/platform/db.ts';

export async function authorityOf(
  on: Sql,
  rootId: string,
): Promise<{ id: string; name: string; path: string; demonstration: boolean } | null> {
  const rows = await on.query<{ id: string; name: string; path: string; demonstration: boolean }>(
    `SELECT id, name, path, demonstration FROM organization WHERE id = $1::uuid`,
    [rootId],
  );
  return rows[0] ?? null;
}

/** The code of the authority's own measures that set level one, if it has such a document. */
export async function measuresFor(on: Sql, rootId: string, code: string): Promise<string | null> {
  const rows = await on.query<{ code: string }>(
    `SELECT d.code FROM regulation_document d JOIN organization o ON o.id = $1::uuid
     WHERE d.code = $2 AND (d.organization_id = o.id OR (d.demonstration AND o.demonstration))`,
    [rootId, code],
  );
  return rows[0]?.code ?? null;
}
