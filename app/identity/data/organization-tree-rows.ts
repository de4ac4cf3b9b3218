import type { Sql } from '~/platform/db.ts';

export type OrganizationPlace = {
  id: string;
  parentId: string | null;
  rootId: string;
  path: string;
  depth: number;
  code: string;
  name: string;
  endedOn: string | null;
};

const PLACE = `id, parent_id AS "parentId", root_id AS "rootId", path, depth, code, name, ended_on::text AS "endedOn"`;

/** One change of a tree at a time: paths are rewritten in bulk. */
export async function lockTree(tx: Sql, rootId: string): Promise<void> {
  await tx.query(`SELECT 1 FROM organization WHERE id = $1::uuid FOR UPDATE`, [rootId]);
}

export async function findPlace(sql: Sql, id: string): Promise<OrganizationPlace | null> {
  const [row] = await sql.query<OrganizationPlace>(`SELECT ${PLACE} FROM organization WHERE id = $1::uuid`, [id]);
  return row ?? null;
}

export const findPlaces = (sql: Sql, ids: readonly string[]): Promise<OrganizationPlace[]> =>
  sql.query<OrganizationPlace>(`SELECT ${PLACE} FROM organization WHERE id = ANY($1::uuid[])`, [ids]);

export const findPlacesByCode = (sql: Sql, rootId: string, codes: readonly string[]): Promise<OrganizationPlace[]> =>
  sql.query<OrganizationPlace>(
    `SELECT ${PLACE} FROM organization WHERE root_id = $1::uuid AND code = ANY($2::text[])`,
    [rootId, codes],
  );

/** Numbers for new nodes, never given twice. */
export async function nextNodes(tx: Sql, count: number): Promise<number[]> {
  const rows = await tx.query<{ node: number }>(
    `SELECT nextval(pg_get_serial_sequence('organization', 'node'))::int AS node FROM generate_series(1, $1::int)`,
    [count],
  );
  return rows.map(({ node }) => node);
}

export type NewOrganizationRow = {
  id: string;
  parentId: string;
  rootId: string;
  node: number;
  path: string;
  depth: number;
  code: string;
  name: string;
  demonstration: boolean;
};

export async function insertOrganizations(tx: Sql, rows: readonly NewOrganizationRow[]): Promise<void> {
  await tx.query(
    `INSERT INTO organization (id, parent_id, root_id, node, path, depth, code, name, demonstration)
     SELECT (r->>'id')::uuid, (r->>'parentId')::uuid, (r->>'rootId')::uuid, (r->>'node')::int, r->>'path', (r->>'depth')::int,
       r->>'code', r->>'name', (r->>'demonstration')::boolean
     FROM jsonb_array_elements($1::jsonb) AS r`,
    [JSON.stringify(rows)],
  );
}

/** Puts a whole subtree below another parent. @returns how many organizations moved */
export async function moveSubtree(
  tx: Sql,
  move: { id: string; parentId: string; from: string; to: string; depthChange: number },
): Promise<number> {
  await tx.query(`UPDATE organization SET parent_id = $2::uuid WHERE id = $1::uuid`, [move.id, move.parentId]);
  const rows = await tx.query(
    `UPDATE organization SET path = $2 || substr(path, length($1) + 1), depth = depth + $3::int WHERE path LIKE $1 || '%' RETURNING 1`,
    [move.from, move.to, move.depthChange],
  );
  return rows.length;
}

export async function renameOrganizations(
  tx: Sql,
  rows: readonly { id: string; code: string; name: string }[],
): Promise<void> {
  await tx.query(
    `UPDATE organization o SET code = r->>'code', name = r->>'name' FROM jsonb_array_elements($1::jsonb) AS r WHERE o.id = (r->>'id')::uuid`,
    [JSON.stringify(rows)],
  );
}

export async function setEnded(tx: Sql, id: string, endedOn: string | null): Promise<void> {
  await tx.query(`UPDATE organization SET ended_on = $2::date WHERE id = $1::uuid`, [id, endedOn]);
}

export async function deleteOrganizations(tx: Sql, ids: readonly string[]): Promise<void> {
  await tx.query(`DELETE FROM organization WHERE id = ANY($1::uuid[])`, [ids]);
}
