import { blindIndex } from '~/platform/field-cipher.ts';
import { countAccounts, listAccounts, lockedKeys, type AccountListRow } from '../data/account-list.ts';
import type { AccountStatus } from '../data/account-rows.ts';
import { canAnywhere, Forbidden, scopesOf, type Actor } from '../rules/actor.ts';
import type { Role } from '../rules/roles.ts';

export const ACCOUNTS_PER_PAGE = 50;
export type AccountsQuery = {
  search: string;
  status: AccountStatus | null;
  /** `NONE`: those who hold no duty beyond a learner's */
  role: Role | 'NONE' | null;
  sort: 'name' | 'number' | 'last';
  descending: boolean;
  page: number;
};

/** Accounts of the subtrees in which the actor administers accounts or may help people to sign in. */
export async function accountsPage(
  actor: Actor,
  query: AccountsQuery,
  pageSize = ACCOUNTS_PER_PAGE,
): Promise<{ rows: AccountListRow[]; total: number; mayCreate: boolean; mayActivate: boolean; mayGrant: boolean }> {
  const scopes = [...new Set([...scopesOf(actor, 'accounts.read'), ...scopesOf(actor, 'accounts.rescue')])];
  if (scopes.length === 0) throw new Forbidden('accounts.read');
  const filter = { ...query, scopes };
  const [total, rows] = await Promise.all([
    countAccounts(filter),
    listAccounts(filter, pageSize, (query.page - 1) * pageSize),
  ]);
  const keyOf = (number: string): string => blindIndex('account-number', number);
  const locked = await lockedKeys(rows.map((row) => keyOf(row.accountNumber)));
  return {
    rows: rows.map((row) => ({ ...row, locked: locked.has(keyOf(row.accountNumber)) })),
    total,
    mayCreate: canAnywhere(actor, 'accounts.write'),
    mayGrant: canAnywhere(actor, 'grants.write'),
    mayActivate: canAnywhere(actor, 'accounts.activate'),
  };
}
