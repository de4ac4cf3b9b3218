/** What the address of the list of background jobs may say. */
export const JOB_LIST = {
  path: '/admin/jobs',
  filters: { state: ['failed', 'waiting', 'done'], job: 'any' },
  sorts: ['asked'],
  defaultSort: 'asked',
} as const;
