import type { Sql } from '~/platform/db.ts';

export type OidcAccountRow = { id: string; rootId: string; status: string; bound: boolean };

const COLUMNS = `id, root_id AS "rootId", status::text AS status, oidc_subject IS NOT NULL AS bound`;

/** The account that came from this identity before. */
export async function findAccountBySubject(tx: Sql, issuer: string, subject: string): Promise<OidcAccountRow | null> {
  const rows = await tx.query<OidcAccountRow>(
    `SELECT ${COLUMNS} FROM account WHERE oidc_issuer = $1 AND oidc_subject = $2 FOR UPDATE`,
    [issuer, subject],
  );
  return rows[0] ?? null;
}

/** An account of this number that no identity has come to yet. */
export async function findUnboundAccount(tx: Sql, accountNumber: string): Promise<OidcAccountRow | null> {
  const rows = await tx.query<OidcAccountRow>(
    `SELECT ${COLUMNS} FROM account WHERE account_number = $1 AND oidc_subject IS NULL FOR UPDATE`,
    [accountNumber],
  );
  return rows[0] ?? null;
}

export const bindIdentity = (tx: Sql, accountId: string, issuer: string, subject: string): Promise<unknown> =>
  tx.query(`UPDATE account SET oidc_issuer = $2, oidc_subject = $3 WHERE id = $1::uuid`, [accountId, issuer, subject]);
