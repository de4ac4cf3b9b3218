import { flagEligibility } from '~/exams/commands/flag-eligibility.server.ts';
import { flagEligibilityJob } from '~/exams/jobs/flag-eligibility.ts';
import { processor } from '../processor.ts';

export const flagEligibilityProcessor = processor(flagEligibilityJob, ({ attemptId }, delivery) =>
  flagEligibility(attemptId, delivery),
);
