import { sessionList } from '~/exams/queries/session-list.server.ts';
import { SESSION_LIST } from '~/exams/rules/exam-lists.ts';
import { allPages, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { env } from '~/platform/env.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { examSessionMessages } from '~/ui/messages/exam-sessions.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(examSessionMessages, context.locale);
  const state = readListState(url, SESSION_LIST);
  const { rows } = await sessionList(actor, {
    ...allPages(state),
    filters: state.filters,
  });
  const time = (at: Date): string => formatTableDateTime(at, env.TIME_ZONE);
  return workbookResponse(t('sessions'), [
    {
      name: t('sessions'),
      rows: [
        [
          t('number'),
          t('title'),
          t('occasion'),
          t('organizer'),
          t('opensAt'),
          t('closesAt'),
          t('venue'),
          t('registered'),
          t('sat'),
          t('passed'),
          t('state'),
        ],
        ...rows.map((row) => [
          row.number,
          row.title,
          t(row.occasion),
          row.organizationName,
          time(row.opensAt),
          time(row.closesAt),
          row.venue ?? '',
          row.registered,
          row.sat,
          row.passed,
          t(row.phase),
        ]),
      ],
    },
  ]);
});
