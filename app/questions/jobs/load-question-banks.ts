import { z } from 'zod';
import { defineJob } from '~/platform/outbox.ts';

/** Answers `authority-set-up`: a new authority gets the practice questions that come with the software. */
export const loadQuestionBanksJob = defineJob('load-question-banks', { payload: z.object({ rootId: z.uuid() }) });
