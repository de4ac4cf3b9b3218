import { pullOutdatedQuestions } from '~/questions/commands/pull-outdated-questions.server.ts';
import { pullOutdatedQuestionsJob } from '~/questions/jobs/pull-outdated-questions.ts';
import { processor } from '../processor.ts';

export const pullOutdatedQuestionsProcessor = processor(pullOutdatedQuestionsJob, ({ clauseId }, delivery) =>
  pullOutdatedQuestions(clauseId, undefined, delivery),
);
