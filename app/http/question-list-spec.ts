import { DIFFICULTIES, QUESTION_POOLS, QUESTION_STATUSES, QUESTION_TYPES } from '~/questions/rules/question-types.ts';
import type { ListSpec } from './list-address.ts';

/** The address of the question bank's list; the export reads the same one. */
export const questionListSpec: ListSpec = {
  path: '/admin/questions',
  filters: {
    bank: 'id',
    topic: 'any',
    type: QUESTION_TYPES,
    pool: QUESTION_POOLS,
    status: QUESTION_STATUSES,
    difficulty: DIFFICULTIES,
    doc: 'any',
    article: 'any',
    unconfirmed: ['yes'],
  },
  sorts: ['code', 'topic', 'status', 'updated'],
  defaultSort: 'code',
};
