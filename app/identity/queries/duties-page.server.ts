import type { RowsAsked } from '~/platform/rows-asked.ts';
import { listDuties, type DutyRow, type DutySort } from '../data/account-list.ts';
import { authorisedScopes, type Actor } from '../rules/actor.ts';
import { ROLES_WITH_DUTIES } from '../rules/permissions.ts';

export type DutiesAsked = RowsAsked & {
  /** one of the duties, if one alone is asked for */
  readonly role: string | undefined;
};

/** Who holds which duty in the subtrees of a security administrator: a page of them, and how many there are in all. */
export const dutiesPage = async (
  actor: Actor,
  { search, role, sort, ...page }: DutiesAsked,
): Promise<{ rows: DutyRow[]; total: number }> =>
  listDuties(
    authorisedScopes(actor, 'grants.write'),
    { search, role: ROLES_WITH_DUTIES.find((one) => one === role) ?? null },
    { ...page, sort: sort as DutySort },
  );
