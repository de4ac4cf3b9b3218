import { MOST_EXPORTED, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { testCoverageList } from '~/overview/queries/test-coverage.server.ts';
import { TEST_COVERAGE_LIST } from '~/overview/rules/overview-lists.ts';
import { today } from '~/platform/clock.ts';
import { formatTableDate } from '~/ui/format.ts';
import { dayMessages } from '~/ui/messages/day.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(dayMessages, context.locale);
  const { q, filters, sort, descending } = readListState(url, TEST_COVERAGE_LIST);
  const { rows } = await testCoverageList(actor, today(context.now), {
    search: q,
    state: filters['state'] ?? null,
    within: filters['within'] ?? null,
    at: filters['at'] ?? null,
    sort,
    descending,
    limit: MOST_EXPORTED,
    offset: 0,
  });
  const head = ['name', 'staffNumber', 'unit', 'post', 'standing', 'validUntil', 'testOn'] as const;
  return workbookResponse(t('coverageTitle'), [
    {
      name: t('coverageTitle'),
      widths: [10, 12, 36, 14, 12, 12, 12],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...rows.map((row) => [
          row.name,
          row.staffNumber,
          row.organization,
          row.post,
          t(row.standing),
          row.validUntil,
          row.opensAt ? formatTableDate(row.opensAt) : null,
        ]),
      ],
    },
  ]);
});
