import { allPages, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { dutiesPage } from '~/identity/queries/duties-page.server.ts';
import { DUTY_LIST } from '~/identity/rules/duty-list.ts';
import { env } from '~/platform/env.ts';
import { formatTableDate } from '~/ui/format.ts';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { roleMessages } from '~/ui/messages/roles.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(accountsMessages, context.locale);
  const word = translator(roleMessages, context.locale);
  const state = readListState(url, DUTY_LIST);
  const { rows } = await dutiesPage(actor, { ...allPages(state), role: state.filters['role'] });
  const head = ['name', 'number', 'giveRole', 'organization', 'grantedOn'] as const;
  return workbookResponse(t('whoHolds'), [
    {
      name: t('whoHolds'),
      widths: [14, 20, 20, 36, 14],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...rows.map((row) => [
          row.displayName,
          row.accountNumber,
          word(row.role),
          row.organizationName,
          formatTableDate(row.validFrom, env.TIME_ZONE),
        ]),
      ],
    },
  ]);
});
