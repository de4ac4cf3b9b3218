import { mailNotice } from '~/operations/commands/mail-notice.server.ts';
import { mailNoticeJob } from '~/operations/jobs/mail-notice.ts';
import { env } from '~/platform/env.ts';
import { noticeMail } from '~/ui/mail/notice-mail.ts';
import { processor } from '../processor.ts';

export const mailNoticeProcessor = processor(mailNoticeJob, ({ notificationId }) =>
  mailNotice(notificationId, (notice, locale, site) => noticeMail(notice, locale, { zone: env.TIME_ZONE, site })),
);
