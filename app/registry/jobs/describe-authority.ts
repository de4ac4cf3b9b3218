import { z } from 'zod';
import { defineJob } from '~/platform/outbox.ts';

/** Answers `authority-set-up`: the registry says of the new root what kind of organization it is. */
export const describeAuthorityJob = defineJob('describe-authority', { payload: z.object({ rootId: z.uuid() }) });
