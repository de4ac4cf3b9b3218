/** What the address of the list of duties may say. */
export const DUTY_LIST = {
  path: '/admin/grants',
  filters: ['role'],
  sorts: ['role', 'name', 'number', 'where', 'since'],
  defaultSort: 'role',
} as const;
