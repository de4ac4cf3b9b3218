import { ROLES_WITH_DUTIES } from './permissions.ts';

/** What the address of the list of duties may say. */
export const DUTY_LIST = {
  path: '/admin/grants',
  filters: { role: ROLES_WITH_DUTIES },
  sorts: ['role', 'name', 'number', 'where', 'since'],
  defaultSort: 'role',
} as const;
