import { z } from 'zod';
import { defineJob } from '~/platform/outbox.ts';

/** Marks a frozen sheet. */
export const gradeAttemptJob = defineJob('grade-attempt', {
  queue: 'sittings',
  payload: z.object({ attemptId: z.uuid() }),
  attempts: 8,
});
