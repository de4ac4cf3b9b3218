import { MOST_EXPORTED, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { jobsPage } from '~/operations/queries/jobs-page.server.ts';
import { JOB_LIST } from '~/operations/rules/job-list.ts';
import { env } from '~/platform/env.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { jobMessages } from '~/ui/messages/jobs.ts';
import { jobWord } from '~/ui/operations/job-word.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(jobMessages, context.locale);
  const { filters } = readListState(url, JOB_LIST);
  const { rows } = await jobsPage(actor, {
    state: filters['state'] ?? null,
    job: filters['job'] ?? null,
    limit: MOST_EXPORTED,
    offset: 0,
  });
  const at = (moment: Date | null): string | null => moment && formatTableDateTime(moment, env.TIME_ZONE, true);
  const head = ['job', 'number', 'state', 'asked', 'ended', 'attempts', 'error'] as const;
  return workbookResponse(t('title'), [
    {
      name: t('title'),
      widths: [28, 10, 10, 20, 20, 8, 60],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...rows.map((row) => [
          jobWord(row.job, t),
          row.outboxId,
          t(row.state),
          at(row.createdAt),
          at(row.doneAt ?? row.failedAt),
          row.failures,
          row.lastError,
        ]),
      ],
    },
  ]);
});
