import { readListState } from '~/http/list-address.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { rotationMembers } from '~/training/queries/rotation-pages.server.ts';
import { standingsOf } from '~/training/rules/standing-filter.ts';
import { memberList } from '~/training/rules/training-lists.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { trainingMessages } from '~/ui/messages/training.ts';
import { memberDetail } from '~/ui/training/member-detail.ts';

const MOST = 100_000;

export const loader = forActor(async ({ actor, params, url, context }) => {
  const planId = idOf(params['planId']);
  const t = translator(trainingMessages, context.locale);
  const state = readListState(url, memberList(planId));
  const { plan, rows } = await rotationMembers(actor, planId, {
    standings: standingsOf(state.filters['standing']),
    within: state.filters['within'] ?? null,
    at: state.filters['at'] ?? null,
    search: state.q,
    limit: MOST,
    offset: 0,
  });
  return workbookResponse(plan.title, [
    {
      name: t('members'),
      rows: [
        [t('name'), t('staffNumber'), t('unit'), t('standing'), t('detail')],
        ...rows.map((row) => [
          row.name,
          row.staffNumber ?? '',
          row.organizationName,
          t(row.standing),
          memberDetail(t, row),
        ]),
      ],
    },
  ]);
});
