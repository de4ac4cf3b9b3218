import { z } from 'zod';
import { defineJob } from '~/platform/outbox.ts';

/** Answers `authority-set-up`: a new authority begins with the rules on hours and leave that come with the software. */
export const startTrainingRulesJob = defineJob('start-training-rules', { payload: z.object({ rootId: z.uuid() }) });
