import type { Sql } from '~/platform/db.ts';

export type OrganizationRow = {
  id: string;
  parentId: string | null;
  rootId: string;
  node: number;
  path: string;
  depth: number;
  code: string;
  name: string;
  shortName: string | null;
  demonstration: boolean;
  endedOn: string | null;
};

const COLUMNS = `id, parent_id AS "parentId", root_id AS "rootId", node, path, depth, code, name, short_name AS "shortName",
  demonstration, ended_on::text AS "endedOn"`;

export async function findOrganization(tx: Sql, id: string): Promise<OrganizationRow | null> {
  const rows = await tx.query<OrganizationRow>(`SELECT ${COLUMNS} FROM organization WHERE id = $1::uuid`, [id]);
  return rows[0] ?? null;
}

/** Keeps the shape of a tree as it is until the transaction ends: paths are rewritten by one at a time. */
export const lockTree = (tx: Sql, rootId: string): Promise<unknown> =>
  tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('organization-tree:' || $1, 0))::text AS locked`, [rootId]);

/** Numbers for new organizations; a path is built from them and never reused. */
export async function nextNodes(tx: Sql, count: number): Promise<number[]> {
  const rows = await tx.query<{ node: number }>(
    `SELECT nextval(pg_get_serial_sequence('organization', 'node'))::int AS node FROM generate_series(1, $1::int)`,
    [count],
  );
  return rows.map((row) => row.node);
}

export const insertOrganizations = (tx: Sql, rows: readonly Omit<OrganizationRow, 'endedOn'>[]): Promise<unknown> =>
  tx.query(
    `INSERT INTO organization (id, parent_id, root_id, node, path, depth, code, name, short_name, demonstration)
     SELECT (r->>'id')::uuid, (r->>'parentId')::uuid, (r->>'rootId')::uuid, (r->>'node')::int, r->>'path', (r->>'depth')::int,
            r->>'code', r->>'name', r->>'shortName', (r->>'demonstration')::boolean
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS given(r, place) ORDER BY place`,
    [JSON.stringify(rows)],
  );

/** Rewrites the paths of a whole subtree in one statement. @returns how many organizations moved */
export async function rewriteSubtree(
  tx: Sql,
  moved: { id: string; oldPath: string; newPath: string; newParentId: string; depthChange: number },
): Promise<number> {
  const rows = await tx.query(
    `UPDATE organization SET path = $2 || substr(path, length($1) + 1), depth = depth + $5::int,
            parent_id = CASE WHEN id = $3::uuid THEN $4::uuid ELSE parent_id END
     WHERE path LIKE $1 || '%' RETURNING id`,
    [moved.oldPath, moved.newPath, moved.id, moved.newParentId, moved.depthChange],
  );
  return rows.length;
}

export const updateOrganizationNames = (
  tx: Sql,
  rows: readonly { id: string; name: string; shortName: string | null }[],
): Promise<unknown> =>
  tx.query(
    `UPDATE organization o SET name = r->>'name', short_name = r->>'shortName'
     FROM jsonb_array_elements($1::jsonb) AS r WHERE o.id = (r->>'id')::uuid`,
    [JSON.stringify(rows)],
  );

export const setOrganizationEnd = (tx: Sql, id: string, endedOn: string | null): Promise<unknown> =>
  tx.query(`UPDATE organization SET ended_on = $2::date WHERE id = $1::uuid`, [id, endedOn]);

/** Removes organizations that nothing else refers to (the undo of an import). */
export const deleteOrganizations = (tx: Sql, ids: readonly string[]): Promise<unknown> =>
  tx.query(`DELETE FROM organization WHERE id = ANY($1::uuid[])`, [ids]);

/** Open sessions of everybody whose grants lie on these paths: their scopes have changed. */
export const announceScopesUnder = (tx: Sql, path: string): Promise<unknown> =>
  tx.query(
    `SELECT pg_notify('session_revoked', s.id::text)::text AS notified
     FROM sign_in_session s JOIN "grant" g ON g.account_id = s.account_id JOIN organization o ON o.id = g.organization_id
     WHERE o.path LIKE $1 || '%' AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp()`,
    [path],
  );
