import { blindIndex } from '~/platform/field-cipher.ts';
import { listAccounts, lockedKeys, type AccountListRow } from '../data/account-list.ts';
import { authorisedScopes, canAnywhere, type Actor } from '../rules/actor.ts';
import { isSeparatePower } from '../rules/roles.ts';

const MOST = 20;

/** People of the actor's subtrees, by name or number: the first twenty. */
export async function rescueSearch(actor: Actor, search: string): Promise<(AccountListRow & { mayHelp: boolean })[]> {
  const scopes = authorisedScopes(actor, 'accounts.rescue');
  if (search.trim() === '') return [];
  const filter = { scopes, search: search.trim(), status: null, role: null, sort: 'name', descending: false } as const;
  const rows = await listAccounts(filter, MOST, 0);
  const keyOf = (number: string): string => blindIndex('account-number', number);
  const locked = await lockedKeys(rows.map((row) => keyOf(row.accountNumber)));
  const everybody = canAnywhere(actor, 'accounts.write');
  return rows.map((row) => ({
    ...row,
    locked: locked.has(keyOf(row.accountNumber)),
    mayHelp:
      row.id !== actor.accountId &&
      (everybody ? !row.roles.some(isSeparatePower) : row.roles.every((role) => role === 'CADRE')),
  }));
}
