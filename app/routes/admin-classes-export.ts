import { readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { classList } from '~/training/queries/class-pages.server.ts';
import { CLASS_LIST } from '~/training/rules/training-lists.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { trainingMessages } from '~/ui/messages/training.ts';

const MOST = 100_000;

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(trainingMessages, context.locale);
  const state = readListState(url, CLASS_LIST);
  const { rows } = await classList(actor, {
    search: state.q,
    type: state.filters['type'] ?? null,
    status: state.filters['status'] ?? null,
    year: state.filters['year'] ?? null,
    sort: state.sort,
    descending: state.descending,
    limit: MOST,
    offset: 0,
  });
  return workbookResponse(t('classes'), [
    {
      name: t('classList'),
      rows: [
        [
          t('code'),
          t('title'),
          t('classType'),
          t('host'),
          t('startsOn'),
          t('endsOn'),
          t('creditHours'),
          t('place'),
          t('enrolled'),
          t('completedCount'),
          t('status'),
        ],
        ...rows.map((row) => [
          row.code,
          row.title,
          t(row.classType as 'LX'),
          row.host,
          row.startsOn,
          row.endsOn,
          row.creditHours,
          row.place ?? '',
          row.enrolled,
          row.completed,
          t(row.status),
        ]),
      ],
    },
  ]);
});
