import { appealList } from '~/exams/queries/appeal-page.server.ts';
import { APPEAL_LIST } from '~/exams/rules/exam-lists.ts';
import { allPages, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { env } from '~/platform/env.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { appealMessages } from '~/ui/messages/appeal.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(appealMessages, context.locale);
  const state = readListState(url, APPEAL_LIST);
  const { rows } = await appealList(actor, {
    ...allPages(state),
    status: state.filters['state'] ?? null,
  });
  return workbookResponse(t('pageTitle'), [
    {
      name: t('pageTitle'),
      rows: [
        [
          t('name'),
          t('unit'),
          t('session'),
          t('score'),
          t('reason'),
          t('filedAt'),
          t('dueOn'),
          t('state'),
          t('answer'),
          t('decidedBy'),
        ],
        ...rows.map((row) => [
          row.name,
          row.organizationName,
          row.sessionNumber,
          row.score,
          row.reason,
          formatTableDateTime(row.filedAt, env.TIME_ZONE),
          row.late ? `${row.dueOn} ${t('late')}` : row.dueOn,
          t(row.status),
          row.answer ?? '',
          row.decidedByName ?? '',
        ]),
      ],
    },
  ]);
});
