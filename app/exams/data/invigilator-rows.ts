import type { Sql } from '~/platform/db.ts';

export type Invigilator = { accountId: string; name: string; organizationName: string; assigned: boolean };

/** Accounts that hold the role on the session's organization or above it, and whether they are assigned. */
export async function invigilatorsFor(db: Sql, sessionId: string, sessionPath: string): Promise<Invigilator[]> {
  return db.query<Invigilator>(
    `SELECT DISTINCT ON (a.display_name, a.id) a.id AS "accountId", a.display_name AS name, o.name AS "organizationName",
       EXISTS (SELECT 1 FROM session_invigilator i WHERE i.session_id = $1::uuid AND i.account_id = a.id) AS assigned
     FROM "grant" g JOIN account a ON a.id = g.account_id JOIN organization o ON o.id = g.organization_id
     WHERE g.role = 'INVIGILATOR' AND $2 LIKE o.path || '%' AND a.status <> 'DISABLED'
       AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())
     ORDER BY a.display_name, a.id`,
    [sessionId, sessionPath],
  );
}

export async function assignedInvigilators(db: Sql, sessionId: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `SELECT account_id AS id FROM session_invigilator WHERE session_id = $1::uuid`,
    [sessionId],
  );
  return rows.map(({ id }) => id);
}

export async function replaceInvigilators(tx: Sql, sessionId: string, accountIds: readonly string[]): Promise<void> {
  await tx.query(`DELETE FROM session_invigilator WHERE session_id = $1::uuid AND NOT account_id = ANY($2::uuid[])`, [
    sessionId,
    [...accountIds],
  ]);
  await tx.query(
    `INSERT INTO session_invigilator (session_id, account_id) SELECT $1::uuid, unnest($2::uuid[]) ON CONFLICT DO NOTHING`,
    [sessionId, [...accountIds]],
  );
}
