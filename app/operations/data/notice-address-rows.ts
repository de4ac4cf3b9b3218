import type { Sql } from '~/platform/db.ts';
import { openField, sealField } from '~/platform/field-cipher.ts';

const rowOf = (accountId: string): string => `notice_address:${accountId}`;

/** Keeps where a person wants their notices, encrypted for their row, and in which language. */
export const writeNoticeAddress = (tx: Sql, accountId: string, address: string, locale: string): Promise<unknown> =>
  tx.query(
    `INSERT INTO notice_address (account_id, address, locale, updated_at) VALUES ($1::uuid, $2, $3, clock_timestamp())
     ON CONFLICT (account_id) DO UPDATE SET address = excluded.address, locale = excluded.locale, updated_at = excluded.updated_at`,
    [accountId, Buffer.from(sealField(rowOf(accountId), address)), locale],
  );

/** @returns whether there was one */
export async function deleteNoticeAddress(tx: Sql, accountId: string): Promise<boolean> {
  return (await tx.query(`DELETE FROM notice_address WHERE account_id = $1::uuid RETURNING 1`, [accountId])).length > 0;
}

export async function findNoticeAddress(
  tx: Sql,
  accountId: string,
): Promise<{ address: string; locale: string } | null> {
  const [row] = await tx.query<{ address: Uint8Array; locale: string }>(
    `SELECT address, locale FROM notice_address WHERE account_id = $1::uuid`,
    [accountId],
  );
  return row ? { address: openField(rowOf(accountId), row.address), locale: row.locale } : null;
}

export async function hasNoticeAddress(tx: Sql, accountId: string): Promise<boolean> {
  return (await tx.query(`SELECT 1 FROM notice_address WHERE account_id = $1::uuid`, [accountId])).length > 0;
}

/** Which of these people have one. */
export const accountsWithNoticeAddress = async (tx: Sql, accountIds: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.query<{ id: string }>(
        `SELECT account_id::text AS id FROM notice_address WHERE account_id = ANY($1::uuid[])`,
        [accountIds],
      )
    ).map(({ id }) => id),
  );
