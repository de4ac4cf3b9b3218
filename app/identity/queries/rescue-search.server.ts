import { blindIndex } from '~/platform/field-cipher.ts';
import { listAccounts, lockedKeys, type AccountListRow } from '../data/account-list.ts';
import { authorisedScopes, canAnywhere, type Actor } from '../rules/actor.ts';
import { isSeparatePower, type Role } from '../rules/roles.ts';

const MOST = 20;

/** Why no code may be handed out to somebody; one of the separate powers may still be unlocked. */
type HelpBar = 'self' | 'holds-rights' | 'separate-power';

/** People of the actor's subtrees, by name or number: the first twenty. */
export async function rescueSearch(
  actor: Actor,
  search: string,
): Promise<(AccountListRow & { bar: HelpBar | null })[]> {
  const scopes = authorisedScopes(actor, 'accounts.rescue');
  if (search.trim() === '') return [];
  const filter = { scopes, search: search.trim(), status: null, role: null, sort: 'name', descending: false } as const;
  const rows = await listAccounts(filter, MOST, 0);
  const keyOf = (number: string): string => blindIndex('account-number', number);
  const locked = await lockedKeys(rows.map((row) => keyOf(row.accountNumber)));
  const everybody = canAnywhere(actor, 'accounts.write');
  const helpBar = ({ id, roles }: { id: string; roles: readonly Role[] }): HelpBar | null => {
    if (id === actor.accountId) return 'self';
    if (!everybody && roles.some((role) => role !== 'CADRE')) return 'holds-rights';
    return roles.some(isSeparatePower) ? 'separate-power' : null;
  };
  return rows.map((row) => ({
    ...row,
    locked: locked.has(keyOf(row.accountNumber)),
    bar: helpBar(row),
  }));
}
