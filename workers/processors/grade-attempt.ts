import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { gradeAttemptJob } from '~/exams/jobs/grade-attempt.ts';
import { processor } from '../processor.ts';

export const gradeAttemptProcessor = processor(gradeAttemptJob, ({ attemptId }, delivery) =>
  gradeAttempt(attemptId, delivery),
);
