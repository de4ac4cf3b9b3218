import { sqlRead, type Sql } from '~/platform/db.ts';
import type { Role } from '../rules/roles.ts';

export type DemonstrationCardRow = { accountNumber: string; displayName: string; role: Role; organizationName: string };

/** One account for each role that the demonstration has; a number that begins with `demo` is preferred. */
export const listDemonstrationCardRows = (): Promise<DemonstrationCardRow[]> =>
  sqlRead.query<DemonstrationCardRow>(
    `SELECT DISTINCT ON (g.role) a.account_number AS "accountNumber", a.display_name AS "displayName", g.role::text AS role,
            o.name AS "organizationName"
     FROM organization root
     JOIN account a ON a.root_id = root.id AND a.demonstration AND a.status = 'ACTIVE'
     JOIN "grant" g ON g.account_id = a.id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())
     JOIN organization o ON o.id = g.organization_id
     WHERE root.parent_id IS NULL AND root.demonstration
     ORDER BY g.role, (a.account_number LIKE 'demo%') DESC, a.account_number`,
  );

/** An account that anybody may use: one of the demonstration, with rights nowhere else. */
export async function findDemonstrationAccount(
  tx: Sql,
  accountNumber: string,
): Promise<{ id: string; rootId: string } | null> {
  const rows = await tx.query<{ id: string; rootId: string }>(
    `SELECT a.id, a.root_id AS "rootId" FROM account a
     JOIN organization root ON root.id = a.root_id AND root.parent_id IS NULL AND root.demonstration
     WHERE a.account_number = $1 AND a.demonstration AND a.status = 'ACTIVE'
       AND NOT EXISTS (SELECT 1 FROM "grant" g JOIN organization o ON o.id = g.organization_id
                       WHERE g.account_id = a.id AND o.root_id <> a.root_id)`,
    [accountNumber],
  );
  return rows[0] ?? null;
}
