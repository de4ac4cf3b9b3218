import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { hashPassword, passwordFits } from '~/platform/password-hash.ts';
import { latestPasswordHashes, storePassword } from '../data/account-rows.ts';
import { passwordFlaw, REMEMBERED_PASSWORDS, type PasswordFlaw } from '../rules/password-policy.ts';

export type PasswordRefusal = { ok: false; reason: PasswordFlaw | 'used-before' };

/** Hashes a password that a person chose, if it may be used. The cost is paid here, outside of any transaction. */
export async function preparedPassword(
  sql: Sql,
  account: { id: string; accountNumber: string },
  password: string,
): Promise<{ ok: true; hash: string } | PasswordRefusal> {
  const flaw = passwordFlaw(password, account.accountNumber);
  if (flaw) return { ok: false, reason: flaw };
  for (const hash of await latestPasswordHashes(sql, account.id, REMEMBERED_PASSWORDS))
    if (await passwordFits(password, hash)) return { ok: false, reason: 'used-before' };
  return { ok: true, hash: await hashPassword(password) };
}

/** Stores a prepared password in the caller's transaction; open codes lose their use. */
export const storePrepared = async (
  tx: Sql,
  accountId: string,
  hash: string,
  mustChange: boolean,
  at: Date,
): Promise<void> => storePassword(tx, accountId, newId(), hash, mustChange, at);
