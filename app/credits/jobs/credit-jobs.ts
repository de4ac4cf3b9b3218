import { z } from 'zod';
import { defineJob } from '~/platform/outbox.ts';

/** Answers `course-completed`. */
export const recordCourseCreditJob = defineJob('record-course-credit', {
  payload: z.object({ accountId: z.uuid(), courseId: z.uuid() }),
});
