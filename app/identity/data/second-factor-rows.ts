import type { Sql } from '~/platform/db.ts';

export const setSecondFactorSecret = (tx: Sql, accountId: string, sealed: Uint8Array): Promise<unknown> =>
  tx.query(
    `UPDATE account SET totp_secret = $2, totp_confirmed_at = NULL, totp_last_step = NULL WHERE id = $1::uuid AND totp_confirmed_at IS NULL`,
    [accountId, Buffer.from(sealed)],
  );

/** Uses up a time step, so that a code that was read over a shoulder works once only. @returns whether it was unused */
export async function spendStep(tx: Sql, accountId: string, step: number): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE account SET totp_last_step = $2::int WHERE id = $1::uuid AND (totp_last_step IS NULL OR totp_last_step < $2::int) RETURNING id`,
    [accountId, step],
  );
  return rows.length === 1;
}

export const confirmSecret = (tx: Sql, accountId: string, at: Date): Promise<unknown> =>
  tx.query(`UPDATE account SET totp_confirmed_at = $2::timestamptz WHERE id = $1::uuid`, [accountId, at.toISOString()]);

export async function clearSecondFactor(tx: Sql, accountId: string): Promise<void> {
  await tx.query(
    `UPDATE account SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL WHERE id = $1::uuid`,
    [accountId],
  );
  await tx.query(`DELETE FROM recovery_code WHERE account_id = $1::uuid`, [accountId]);
}

export async function replaceRecoveryCodes(
  tx: Sql,
  accountId: string,
  codes: readonly { id: string; hmac: string }[],
): Promise<void> {
  await tx.query(`DELETE FROM recovery_code WHERE account_id = $1::uuid`, [accountId]);
  await tx.query(
    `INSERT INTO recovery_code (id, account_id, code_hmac)
     SELECT (r->>'id')::uuid, $1::uuid, r->>'hmac' FROM jsonb_array_elements($2::jsonb) AS r`,
    [accountId, JSON.stringify(codes)],
  );
}

/** @returns whether the code was there and unused */
export async function spendRecoveryCode(tx: Sql, accountId: string, hmac: string, at: Date): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE recovery_code SET used_at = $3::timestamptz WHERE account_id = $1::uuid AND code_hmac = $2 AND used_at IS NULL RETURNING id`,
    [accountId, hmac, at.toISOString()],
  );
  return rows.length === 1;
}

export async function countRecoveryCodes(tx: Sql, accountId: string): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM recovery_code WHERE account_id = $1::uuid AND used_at IS NULL`,
    [accountId],
  );
  return rows[0]?.count ?? 0;
}
