/** What the address of the administrator's page of courses may say. */
export const LEARNER_LIST = {
  path: '/admin/learning',
  filters: ['course', 'state', 'assignment'],
  sorts: ['name', 'organization', 'done', 'completedOn'],
  defaultSort: 'organization',
} as const;
