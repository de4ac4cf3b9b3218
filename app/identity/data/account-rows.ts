import type { Sql } from '~/platform/db.ts';

export type AccountStatus = 'PENDING' | 'ACTIVE' | 'DISABLED';

/** What sign-in needs to know of an account. */
export type AccountRow = {
  id: string;
  accountNumber: string;
  displayName: string;
  rootId: string;
  homeOrganizationId: string | null;
  status: AccountStatus;
  passwordHash: string | null;
  mustChangePassword: boolean;
  activationHmac: string | null;
  activationExpiresAt: Date | null;
  slipHmac: string | null;
  slipExpiresAt: Date | null;
  slipIssuedBy: string | null;
  totpSecret: Uint8Array | null;
  totpConfirmedAt: Date | null;
  totpLastStep: number | null;
  demonstration: boolean;
};

const COLUMNS = `id, account_number AS "accountNumber", display_name AS "displayName", root_id AS "rootId",
  home_organization_id AS "homeOrganizationId", status::text AS status, password_hash AS "passwordHash",
  must_change_password AS "mustChangePassword", activation_hmac AS "activationHmac",
  activation_expires_at AS "activationExpiresAt", slip_hmac AS "slipHmac", slip_expires_at AS "slipExpiresAt",
  slip_issued_by AS "slipIssuedBy", totp_secret AS "totpSecret", totp_confirmed_at AS "totpConfirmedAt",
  totp_last_step AS "totpLastStep", demonstration`;

export async function findAccountByNumber(tx: Sql, accountNumber: string): Promise<AccountRow | null> {
  const rows = await tx.query<AccountRow>(`SELECT ${COLUMNS} FROM account WHERE account_number = $1`, [accountNumber]);
  return rows[0] ?? null;
}

export async function findAccount(tx: Sql, accountId: string): Promise<AccountRow | null> {
  const rows = await tx.query<AccountRow>(`SELECT ${COLUMNS} FROM account WHERE id = $1::uuid`, [accountId]);
  return rows[0] ?? null;
}

/** Keeps everybody else from changing an account until the transaction ends. */
export const lockAccount = (tx: Sql, accountId: string): Promise<unknown> =>
  tx.query(`SELECT 1 FROM account WHERE id = $1::uuid FOR UPDATE`, [accountId]);

/** Stores a password and remembers its hash for the rule of the last five. */
export async function storePassword(
  tx: Sql,
  accountId: string,
  historyId: string,
  hash: string,
  mustChange: boolean,
  at: Date,
): Promise<void> {
  await tx.query(
    `UPDATE account SET password_hash = $2, password_changed_at = $3::timestamptz, must_change_password = $4,
       activation_hmac = NULL, activation_expires_at = NULL, slip_hmac = NULL, slip_expires_at = NULL
     WHERE id = $1::uuid`,
    [accountId, hash, at.toISOString(), mustChange],
  );
  await tx.query(
    `INSERT INTO password_history (id, account_id, password_hash, created_at) VALUES ($1::uuid, $2::uuid, $3, $4::timestamptz)`,
    [historyId, accountId, hash, at.toISOString()],
  );
}

export const replaceHash = (tx: Sql, accountId: string, old: string, hash: string): Promise<unknown> =>
  tx.query(`UPDATE account SET password_hash = $3 WHERE id = $1::uuid AND password_hash = $2`, [accountId, old, hash]);

/** The last hashes of an account, newest first. */
export async function latestPasswordHashes(tx: Sql, accountId: string, count: number): Promise<string[]> {
  const rows = await tx.query<{ hash: string }>(
    `SELECT password_hash AS hash FROM password_history WHERE account_id = $1::uuid ORDER BY created_at DESC, id DESC LIMIT $2::int`,
    [accountId, count],
  );
  return rows.map((row) => row.hash);
}

/** @returns whether this was the one use of the slip */
export async function spendSlip(tx: Sql, accountId: string, hmac: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE account SET slip_hmac = NULL, slip_expires_at = NULL, status = 'ACTIVE'
     WHERE id = $1::uuid AND slip_hmac = $2 AND status <> 'DISABLED' RETURNING id`,
    [accountId, hmac],
  );
  return rows.length === 1;
}

export const markSignedIn = (tx: Sql, accountId: string, at: Date): Promise<unknown> =>
  tx.query(`UPDATE account SET last_sign_in_at = $2::timestamptz WHERE id = $1::uuid`, [accountId, at.toISOString()]);
