import { allPages, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { env } from '~/platform/env.ts';
import { recordQuestionExport } from '~/questions/commands/export-questions.server.ts';
import { reviewQueue } from '~/questions/queries/review-queue.server.ts';
import { QUEUE_LIST } from '~/questions/rules/review-queue-list.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { questionMessages } from '~/ui/messages/questions.ts';

/** What waits for a reviewer, as the list shows it: without keys. */
export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(questionMessages, context.locale);
  const state = readListState(url, QUEUE_LIST);
  const { rows } = await reviewQueue(actor, { ...allPages(state), filters: state.filters });
  await recordQuestionExport(actor, rows.length);
  const head = ['code', 'stem', 'topic', 'type', 'pool', 'writer', 'waitingSince'] as const;
  return workbookResponse(t('queueTitle'), [
    {
      name: t('queueTitle'),
      widths: [16, 60, 24, 10, 10, 14, 18],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...rows.map((row) => [
          row.code,
          row.stem,
          context.locale === 'en' ? row.topicEn : row.topic,
          t(row.type),
          t(row.pool),
          row.writtenBy,
          formatTableDateTime(row.submittedAt, env.TIME_ZONE),
        ]),
      ],
    },
  ]);
});
