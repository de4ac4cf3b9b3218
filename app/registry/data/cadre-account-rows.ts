import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';

export type WithoutAccount = {
  id: string;
  name: string;
  staffNumber: string | null;
  rootId: string;
  homeOrganizationId: string;
  demonstration: boolean;
};

/** Those of the people, inside the subtrees, who have no account; held until the end of the transaction. */
export const lockWithoutAccount = (
  tx: Sql,
  ids: readonly string[],
  scopes: readonly string[],
): Promise<WithoutAccount[]> =>
  tx.query<WithoutAccount>(
    `SELECT c.id, c.name, c.staff_number AS "staffNumber", c.root_id AS "rootId", c.home_organization_id AS "homeOrganizationId",
       root.demonstration
     FROM cadre c JOIN organization home ON home.id = c.home_organization_id JOIN organization root ON root.id = c.root_id
     WHERE c.id = ANY($1::uuid[]) AND c.account_id IS NULL AND c.status = 'ACTIVE' AND ${inScopes('home.path', '$2')}
     ORDER BY c.id FOR UPDATE OF c`,
    [ids, scopes],
  );

export async function setAccounts(tx: Sql, rows: readonly { id: string; accountId: string }[]): Promise<void> {
  await tx.query(
    `UPDATE cadre c SET account_id = (r->>'accountId')::uuid, version = version + 1, updated_at = clock_timestamp()
     FROM jsonb_array_elements($1::jsonb) AS r WHERE c.id = (r->>'id')::uuid`,
    [JSON.stringify(rows)],
  );
}
