/** What the address of the list of classes may say. */
export const CLASS_LIST = {
  path: '/admin/classes',
  filters: ['type', 'status', 'year'],
  sorts: ['startsOn', 'code', 'title'],
  defaultSort: '-startsOn',
} as const;

/** What the address of the people of a plan may say. */
export const memberList = (planId: string) =>
  ({
    path: `/admin/rotation/${planId}/members`,
    filters: ['standing', 'within', 'at'],
    sorts: ['unit'],
    defaultSort: 'unit',
  }) as const;
