import type { Sql } from '~/platform/db.ts';
import type { Role } from '../rules/roles.ts';
import { lockAccount } from './account-rows.ts';

export type GrantRow = {
  id: string;
  role: Role;
  organizationId: string;
  path: string;
  validFrom: Date;
  validTo: Date | null;
};

/** The grants of an account that hold now; the row of the account is locked so that exclusivity stays true. */
export async function lockedPresentGrants(tx: Sql, accountId: string): Promise<GrantRow[]> {
  await lockAccount(tx, accountId);
  return tx.query<GrantRow>(
    `SELECT g.id, g.role::text AS role, g.organization_id AS "organizationId", o.path, g.valid_from AS "validFrom", g.valid_to AS "validTo"
     FROM "grant" g JOIN organization o ON o.id = g.organization_id
     WHERE g.account_id = $1::uuid AND (g.valid_to IS NULL OR g.valid_to > clock_timestamp())`,
    [accountId],
  );
}

/** Grants in one statement; one that was taken away is given again, one that holds is left as it is. */
export async function insertGrants(
  tx: Sql,
  rows: readonly { id: string; accountId: string; role: Role; organizationId: string; grantedBy: string | null }[],
  at: Date,
): Promise<number> {
  const given = await tx.query(
    `INSERT INTO "grant" AS g (id, account_id, role, organization_id, valid_from, valid_to, granted_by)
     SELECT (r->>'id')::uuid, (r->>'accountId')::uuid, (r->>'role')::role, (r->>'organizationId')::uuid, $2::timestamptz, NULL, (r->>'grantedBy')::uuid
     FROM jsonb_array_elements($1::jsonb) AS r
     ON CONFLICT (account_id, role, organization_id) DO UPDATE
       SET valid_from = excluded.valid_from, valid_to = NULL, granted_by = excluded.granted_by
       WHERE g.valid_to <= excluded.valid_from
     RETURNING 1`,
    [JSON.stringify(rows), at.toISOString()],
  );
  return given.length;
}

/** @returns whether the grant held until now */
export async function endGrant(tx: Sql, accountId: string, grantId: string, at: Date): Promise<GrantRow | null> {
  const rows = await tx.query<GrantRow>(
    `UPDATE "grant" g SET valid_to = $3::timestamptz FROM organization o
     WHERE g.id = $2::uuid AND g.account_id = $1::uuid AND o.id = g.organization_id AND (g.valid_to IS NULL OR g.valid_to > $3::timestamptz)
     RETURNING g.id, g.role::text AS role, g.organization_id AS "organizationId", o.path, g.valid_from AS "validFrom", g.valid_to AS "validTo"`,
    [accountId, grantId, at.toISOString()],
  );
  return rows[0] ?? null;
}

export async function findOrganizationPlace(
  tx: Sql,
  organizationId: string,
): Promise<{ id: string; rootId: string; path: string; name: string } | null> {
  const rows = await tx.query<{ id: string; rootId: string; path: string; name: string }>(
    `SELECT id, root_id AS "rootId", path, name FROM organization WHERE id = $1::uuid`,
    [organizationId],
  );
  return rows[0] ?? null;
}
