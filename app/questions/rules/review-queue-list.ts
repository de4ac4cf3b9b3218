/** What the address of the list of waiting questions may say. */
export const QUEUE_LIST = {
  path: '/admin/questions/review',
  filters: ['type', 'pool'],
  sorts: ['submitted', 'code', 'topic'],
  defaultSort: 'submitted',
} as const;

export type QueueSort = (typeof QUEUE_LIST.sorts)[number];
