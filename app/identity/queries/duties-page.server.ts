import { listDuties, type DutyRow } from '../data/account-list.ts';
import { authorisedScopes, type Actor } from '../rules/actor.ts';
import type { Role } from '../rules/roles.ts';

export const MOST_DUTIES = 500;

/** Who holds which duty in the subtrees of a security administrator. */
export const dutiesPage = async (
  actor: Actor,
  search: string,
  role: Role | null,
  most = MOST_DUTIES,
): Promise<DutyRow[]> => listDuties(authorisedScopes(actor, 'grants.write'), search, role, most);
