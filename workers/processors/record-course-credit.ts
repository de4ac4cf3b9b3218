import { recordCourseCredit } from '~/credits/commands/record-course-credit.server.ts';
import { recordCourseCreditJob } from '~/credits/jobs/credit-jobs.ts';
import { processor } from '../processor.ts';

export const recordCourseCreditProcessor = processor(recordCourseCreditJob, ({ accountId, courseId }) =>
  recordCourseCredit(accountId, courseId),
);
