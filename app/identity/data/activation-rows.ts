import type { Sql } from '~/platform/db.ts';

export type WaitingAccount = { id: string; accountNumber: string; displayName: string; organizationName: string };

/** Learners of a subtree whose account was never activated, in the order in which slips are handed out. */
const WAITING = `FROM account a JOIN organization h ON h.id = a.home_organization_id
  WHERE h.path LIKE $1 || '%' AND a.status = 'PENDING'
    AND NOT EXISTS (SELECT 1 FROM "grant" g WHERE g.account_id = a.id AND g.role <> 'CADRE' AND (g.valid_to IS NULL OR g.valid_to > now()))`;

export async function countWaiting(tx: Sql, path: string): Promise<number> {
  const rows = await tx.query<{ count: number }>(`SELECT count(*)::int AS count ${WAITING}`, [path]);
  return rows[0]?.count ?? 0;
}

export const listWaiting = (tx: Sql, path: string, limit: number): Promise<WaitingAccount[]> =>
  tx.query<WaitingAccount>(
    `SELECT a.id, a.account_number AS "accountNumber", a.display_name AS "displayName", h.name AS "organizationName"
     ${WAITING} ORDER BY h.path, a.account_number LIMIT $2::int`,
    [path, limit],
  );
