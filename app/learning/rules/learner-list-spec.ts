/** What the address of the administrator's page of courses may say. */
export const LEARNER_LIST = {
  path: '/admin/learning',
  filters: { course: 'any', state: ['done', 'running', 'none'], assignment: 'id' },
  sorts: ['name', 'organization', 'done', 'completedOn'],
  defaultSort: 'organization',
} as const;
