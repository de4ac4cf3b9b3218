import { z } from 'zod';
import { defineJob } from '~/platform/outbox.ts';

/** Notes that a passed attempt waits for a named officer's confirmation. */
export const flagEligibilityJob = defineJob('flag-eligibility', {
  queue: 'sittings',
  payload: z.object({ attemptId: z.uuid() }),
});
