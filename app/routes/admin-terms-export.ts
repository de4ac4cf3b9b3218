import { MOST_EXPORTED, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { termList } from '~/overview/queries/term-list.server.ts';
import { TERM_LIST } from '~/overview/rules/overview-lists.ts';
import { today } from '~/platform/clock.ts';
import { dayMessages } from '~/ui/messages/day.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(dayMessages, context.locale);
  const { q, filters, sort, descending } = readListState(url, TERM_LIST);
  const { rows } = await termList(actor, today(context.now), {
    search: q,
    month: filters['month'] ?? null,
    sort,
    descending,
    limit: MOST_EXPORTED,
    offset: 0,
  });
  const head = ['unit', 'code', 'startedOn', 'years', 'endsOn'] as const;
  return workbookResponse(t('termTitle'), [
    {
      name: t('termTitle'),
      widths: [40, 12, 12, 10, 12],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...rows.map((row) => [row.name, row.code, row.startedOn, row.years, row.ends]),
      ],
    },
  ]);
});
