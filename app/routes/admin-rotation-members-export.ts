import { MOST_EXPORTED, readListState } from '~/http/list-address.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { rotationMembers } from '~/training/queries/rotation-pages.server.ts';
import { memberList, membersAsked } from '~/training/rules/training-lists.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { rotationMessages } from '~/ui/messages/rotation.ts';
import { memberDetail } from '~/ui/training/member-detail.ts';

export const loader = forActor(async ({ actor, params, url, context }) => {
  const planId = idOf(params['planId']);
  const t = translator(rotationMessages, context.locale);
  const state = readListState(url, memberList(planId));
  const { plan, rows } = await rotationMembers(actor, planId, {
    ...membersAsked(state),
    limit: MOST_EXPORTED,
    offset: 0,
  });
  const head = ['name', 'staffNumber', 'unit', 'standing', 'detail'] as const;
  return workbookResponse(plan.title, [
    {
      name: t('members'),
      widths: [10, 12, 36, 12, 40],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
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
