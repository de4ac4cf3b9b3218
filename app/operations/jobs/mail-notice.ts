import { z } from 'zod';
import { defineJob } from '~/platform/outbox.ts';

/** Sends one notice to the mail address of its reader. A mail server may be away for half an hour. */
export const mailNoticeJob = defineJob('mail-notice', {
  payload: z.object({ notificationId: z.uuid() }),
  attempts: 12,
});
