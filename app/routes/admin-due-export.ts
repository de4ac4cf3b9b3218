import { MOST_EXPORTED, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { dueList } from '~/overview/queries/due-list.server.ts';
import { daysAsked, DUE_LIST } from '~/overview/rules/overview-lists.ts';
import { today } from '~/platform/clock.ts';
import { dayMessages } from '~/ui/messages/day.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(dayMessages, context.locale);
  const { q, filters, sort, descending } = readListState(url, DUE_LIST);
  const { rows } = await dueList(actor, today(context.now), {
    search: q,
    kind: filters['kind'] ?? null,
    days: daysAsked(filters['days']),
    within: filters['within'] ?? null,
    sort,
    descending,
    limit: MOST_EXPORTED,
    offset: 0,
  });
  const head = ['name', 'staffNumber', 'unit', 'dueKind', 'dueDetail', 'dueOn'] as const;
  return workbookResponse(t('dueTitle'), [
    {
      name: t('dueTitle'),
      widths: [10, 12, 36, 24, 28, 12],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...rows.map((row) => [row.name, row.staffNumber, row.organization, t(row.kind), row.detail, row.on]),
      ],
    },
  ]);
});
