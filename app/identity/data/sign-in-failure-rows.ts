import type { Sql } from '~/platform/db.ts';
import { FAILURE_WINDOW_MINUTES, LOCK_MINUTES } from '../rules/lockout.ts';

/** Until when this account rests on this device, or null. Keys are digests: people type passwords into the wrong field. */
export async function lockedUntil(tx: Sql, accountKey: string, deviceKeys: string[], at: Date): Promise<Date | null> {
  const rows = await tx.query<{ until: Date | null }>(
    `SELECT max(locked_until) AS until FROM sign_in_failure
     WHERE account_key = $1 AND device_key = ANY($2::text[]) AND locked_until > $3::timestamptz`,
    [accountKey, deviceKeys, at.toISOString()],
  );
  return rows[0]?.until ?? null;
}

/** Counts one failure; the one that reaches `most` locks. @returns failures so far and the lock, if any */
export async function countFailure(
  tx: Sql,
  accountKey: string,
  deviceKey: string,
  most: number,
  at: Date,
): Promise<{ failures: number; lockedUntil: Date | null }> {
  const rows = await tx.query<{ failures: number; lockedUntil: Date | null }>(
    `INSERT INTO sign_in_failure AS f (account_key, device_key, failures, locked_until, updated_at)
     VALUES ($1, $2, 1, NULL, $3::timestamptz)
     ON CONFLICT (account_key, device_key) DO UPDATE SET
       failures = CASE WHEN f.locked_until <= excluded.updated_at
                         OR f.updated_at < excluded.updated_at - make_interval(mins => $5::int) THEN 1 ELSE f.failures + 1 END,
       locked_until = CASE WHEN f.locked_until > excluded.updated_at THEN f.locked_until
                           WHEN f.locked_until IS NULL AND f.updated_at >= excluded.updated_at - make_interval(mins => $5::int)
                             AND f.failures + 1 >= $4::int THEN excluded.updated_at + make_interval(mins => $6::int) END,
       updated_at = excluded.updated_at
     RETURNING failures, locked_until AS "lockedUntil"`,
    [accountKey, deviceKey, at.toISOString(), most, FAILURE_WINDOW_MINUTES, LOCK_MINUTES],
  );
  return rows[0] ?? { failures: 0, lockedUntil: null };
}

export const forgetFailures = (tx: Sql, accountKey: string, deviceKey: string): Promise<unknown> =>
  tx.query(`DELETE FROM sign_in_failure WHERE account_key = $1 AND device_key = $2`, [accountKey, deviceKey]);

/** Takes the lock off an account on every device. @returns how many devices were locked or counting */
export async function forgetAllFailures(tx: Sql, accountKey: string): Promise<number> {
  return (await tx.query(`DELETE FROM sign_in_failure WHERE account_key = $1 RETURNING 1`, [accountKey])).length;
}

/** Lets go of counts that nobody has added to since a moment. @returns how many */
export async function dropFailuresBefore(tx: Sql, before: Date): Promise<number> {
  return (await tx.query(`DELETE FROM sign_in_failure WHERE updated_at < $1::timestamptz RETURNING 1`, [before]))
    .length;
}
