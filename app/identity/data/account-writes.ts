import type { Sql, Transaction } from '~/platform/db.ts';

export type NewAccountRow = {
  id: string;
  accountNumber: string;
  displayName: string;
  rootId: string;
  homeOrganizationId: string | null;
  status: 'PENDING' | 'ACTIVE';
  passwordHash: string | null;
  mustChangePassword: boolean;
  demonstration: boolean;
  noticeVersion: number;
};

/** Inserts accounts in one statement; numbers that are taken are passed over. @returns the ids that were inserted */
export async function insertAccounts(tx: Sql, rows: readonly NewAccountRow[]): Promise<Set<string>> {
  const inserted = await tx.query<{ id: string }>(
    `INSERT INTO account (id, account_number, display_name, root_id, home_organization_id, status, password_hash, password_changed_at,
                          must_change_password, demonstration, notice_version)
     SELECT (r->>'id')::uuid, r->>'accountNumber', r->>'displayName', (r->>'rootId')::uuid, (r->>'homeOrganizationId')::uuid,
            (r->>'status')::account_status, r->>'passwordHash', CASE WHEN r->>'passwordHash' IS NULL THEN NULL ELSE clock_timestamp() END,
            (r->>'mustChangePassword')::boolean, (r->>'demonstration')::boolean, (r->>'noticeVersion')::int
     FROM jsonb_array_elements($1::jsonb) AS r
     ON CONFLICT (account_number) DO NOTHING RETURNING id`,
    [JSON.stringify(rows)],
  );
  return new Set(inserted.map((row) => row.id));
}

export const setStatus = (tx: Sql, accountId: string, status: 'PENDING' | 'ACTIVE' | 'DISABLED'): Promise<unknown> =>
  tx.query(`UPDATE account SET status = $2::account_status WHERE id = $1::uuid`, [accountId, status]);

/** Opens a closed account again; from now on counts how long it rests. */
export const reopenAccount = (
  tx: Transaction,
  accountId: string,
  status: 'PENDING' | 'ACTIVE',
  at: Date,
): Promise<unknown> => tx.prisma.account.updateMany({ where: { id: accountId }, data: { status, reopenedAt: at } });

export const setSlip = (
  tx: Transaction,
  accountId: string,
  hmac: string,
  expiresAt: Date,
  by: string,
): Promise<unknown> =>
  tx.prisma.account.updateMany({
    where: { id: accountId },
    data: { slipHmac: hmac, slipExpiresAt: expiresAt, slipIssuedBy: by },
  });

/** Sets one activation code digest per account that is not disabled and lets the old password go. @returns whose */
export async function setActivations(
  tx: Sql,
  rows: readonly { id: string; hmac: string }[],
  expiresAt: Date,
): Promise<Set<string>> {
  const set = await tx.query<{ id: string }>(
    `UPDATE account a SET activation_hmac = r->>'hmac', activation_expires_at = $2::timestamptz, status = 'PENDING',
            password_hash = NULL, must_change_password = true
     FROM jsonb_array_elements($1::jsonb) AS r
     WHERE a.id = (r->>'id')::uuid AND a.status <> 'DISABLED' RETURNING a.id`,
    [JSON.stringify(rows), expiresAt.toISOString()],
  );
  return new Set(set.map((row) => row.id));
}

export const acknowledgeNotice = (tx: Sql, accountId: string, version: number, at: Date): Promise<unknown> =>
  tx.query(
    `UPDATE account SET notice_version = $2::int, notice_acknowledged_at = $3::timestamptz WHERE id = $1::uuid AND notice_version < $2::int`,
    [accountId, version, at.toISOString()],
  );

/**
 * Disables accounts with rights beyond a learner's that have rested since `before` (`conventions` §3.5). Learners come
 * once a year to a test and keep theirs; a system administrator stays able to open the others again.
 *
 * @returns whose
 */
export async function disableStale(tx: Sql, before: Date): Promise<{ id: string; rootId: string }[]> {
  return tx.query<{ id: string; rootId: string }>(
    `WITH held AS (SELECT account_id, array_agg(DISTINCT role::text) AS roles FROM "grant"
                   WHERE valid_to IS NULL OR valid_to > now() GROUP BY account_id)
     UPDATE account a SET status = 'DISABLED' FROM held
     WHERE held.account_id = a.id AND held.roles <> '{CADRE}' AND NOT 'SYS_ADMIN' = ANY(held.roles)
       AND a.status = 'ACTIVE' AND NOT a.demonstration AND greatest(coalesce(a.last_sign_in_at, a.created_at), a.reopened_at) < $1::timestamptz
     RETURNING a.id, a.root_id AS "rootId"`,
    [before.toISOString()],
  );
}
