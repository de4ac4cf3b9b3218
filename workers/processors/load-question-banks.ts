import path from 'node:path';
import { loadQuestionBanks } from '~/questions/commands/load-question-banks.server.ts';
import { loadQuestionBanksJob } from '~/questions/jobs/load-question-banks.ts';
import { processor } from '../processor.ts';

/** Loading looks at every authority and changes only what is missing, so it may be run again. */
export const loadQuestionBanksProcessor = processor(loadQuestionBanksJob, () =>
  loadQuestionBanks(path.resolve('content/question-banks')),
);
