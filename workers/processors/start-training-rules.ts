import { startTrainingRules } from '~/training/commands/start-training-rules.server.ts';
import { startTrainingRulesJob } from '~/training/jobs/start-training-rules.ts';
import { processor } from '../processor.ts';

/** Adds what is missing only, so it may be run again. */
export const startTrainingRulesProcessor = processor(startTrainingRulesJob, ({ rootId }) => startTrainingRules(rootId));
