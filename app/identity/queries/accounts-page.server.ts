import { inStretches } from '~/platform/in-stretches.ts';
import { blindIndex } from '~/platform/field-cipher.ts';
import {
  countAccounts,
  describeAccounts,
  listAccounts,
  listedAccountIds,
  lockedKeys,
  type AccountListRow,
} from '../data/account-list.ts';
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
): Promise<{ rows: AccountListRow[]; total: number; mayCreate: boolean; mayActivate: boolean; mayGrant: boolean }> {
  const filter = { ...query, scopes: readScopes(actor) };
  const [total, rows] = await Promise.all([
    countAccounts(filter),
    listAccounts(filter, ACCOUNTS_PER_PAGE, (query.page - 1) * ACCOUNTS_PER_PAGE),
  ]);
  return {
    rows: await withLocks(rows),
    total,
    mayCreate: canAnywhere(actor, 'accounts.write'),
    mayGrant: canAnywhere(actor, 'grants.write'),
    mayActivate: canAnywhere(actor, 'accounts.activate'),
  };
}

/** All accounts of that list, on all its pages, in stretches; for a file that is written while it is read. */
export async function wholeAccountList(
  actor: Actor,
  query: Omit<AccountsQuery, 'page'>,
): Promise<AsyncGenerator<readonly AccountListRow[]>> {
  const ids = await listedAccountIds({ ...query, scopes: readScopes(actor) });
  return inStretches(ids, async (some) => withLocks(await describeAccounts(some)));
}

function readScopes(actor: Actor): string[] {
  const scopes = [...new Set([...scopesOf(actor, 'accounts.read'), ...scopesOf(actor, 'accounts.rescue')])];
  if (scopes.length === 0) throw new Forbidden('accounts.read');
  return scopes;
}

async function withLocks(rows: readonly Omit<AccountListRow, 'locked'>[]): Promise<AccountListRow[]> {
  const keyOf = (number: string): string => blindIndex('account-number', number);
  const locked = await lockedKeys(rows.map((row) => keyOf(row.accountNumber)));
  return rows.map((row) => ({ ...row, locked: locked.has(keyOf(row.accountNumber)) }));
}
