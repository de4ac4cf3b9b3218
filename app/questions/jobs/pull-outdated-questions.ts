import { z } from 'zod';
import { defineJob } from '~/platform/outbox.ts';

/** Answers `regulation-clause-changed`: released questions whose clause text has ended wait for a review. */
export const pullOutdatedQuestionsJob = defineJob('pull-outdated-questions', {
  payload: z.object({ clauseId: z.uuid() }),
});
