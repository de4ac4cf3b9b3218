import { resultList } from '~/exams/queries/result-list.server.ts';
import { RESULT_LIST } from '~/exams/rules/exam-lists.ts';
import { allPages, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { env } from '~/platform/env.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { examResultMessages } from '~/ui/messages/exam-results.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(examResultMessages, context.locale);
  const state = readListState(url, RESULT_LIST);
  const { rows } = await resultList(actor, {
    ...allPages(state),
    filters: state.filters,
  });
  return workbookResponse(t('pageTitle'), [
    {
      name: t('pageTitle'),
      rows: [
        [
          t('name'),
          t('staffNumber'),
          t('unit'),
          t('session'),
          t('occasion'),
          t('ordinal'),
          t('score'),
          t('verdict'),
          t('submittedAt'),
          t('state'),
          t('validity'),
          t('decidedBy'),
        ],
        ...rows.map((row) => [
          row.name,
          row.staffNumber ?? '',
          row.organizationName,
          row.sessionNumber,
          t(row.occasion),
          row.ordinal > 1 ? t('retake') : t('first'),
          row.score,
          row.passed ? t('passed') : t('failedWord'),
          formatTableDateTime(row.submittedAt, env.TIME_ZONE),
          t(row.state),
          row.state === 'confirmed' && row.validFrom
            ? row.validUntil
              ? t('until', { from: row.validFrom, until: row.validUntil })
              : t('openEnd', { from: row.validFrom })
            : '',
          row.decidedByName ?? '',
        ]),
      ],
    },
  ]);
});
