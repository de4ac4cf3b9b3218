import { QUESTION_POOLS, QUESTION_TYPES } from './question-types.ts';

/** What the address of the list of waiting questions may say. */
export const QUEUE_LIST = {
  path: '/admin/questions/review',
  filters: { type: QUESTION_TYPES, pool: QUESTION_POOLS },
  sorts: ['submitted', 'code', 'topic'],
  defaultSort: 'submitted',
} as const;

export type QueueSort = (typeof QUEUE_LIST.sorts)[number];
