import type { AccountsQuery } from '~/identity/queries/accounts-page.server.ts';
import { ROLES_WITH_DUTIES } from '~/identity/rules/permissions.ts';
import { knownFilter } from './list-address.ts';
import { oneOf, pageOf } from './list-parameters.ts';

const STATUSES = ['ACTIVE', 'PENDING', 'DISABLED'] as const;
const SORTS = ['name', 'number', 'last'] as const;

/** Which accounts the address of the list, or of its export, asks for. */
export const accountQueryOf = (given: URLSearchParams): AccountsQuery => ({
  search: given.get('q')?.trim() ?? '',
  status: knownFilter(given.get('status'), STATUSES),
  role: knownFilter(given.get('role'), [...ROLES_WITH_DUTIES, 'NONE'] as const),
  sort: oneOf(given.get('sort'), SORTS) ?? 'number',
  descending: given.get('order') === 'desc',
  page: pageOf(given),
});
