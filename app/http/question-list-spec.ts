import type { ListSpec } from './list-address.ts';

/** The address of the question bank's list; the export reads the same one. */
export const questionListSpec: ListSpec = {
  path: '/admin/questions',
  filters: ['bank', 'topic', 'type', 'pool', 'status', 'difficulty', 'doc', 'article', 'unconfirmed'],
  sorts: ['code', 'topic', 'status', 'updated'],
  defaultSort: 'code',
};
