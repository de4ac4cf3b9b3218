import { accountQueryOf } from '~/http/account-query.ts';
import { MOST_EXPORTED } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { accountsPage } from '~/identity/queries/accounts-page.server.ts';
import { env } from '~/platform/env.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { roleMessages } from '~/ui/messages/roles.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(accountsMessages, context.locale);
  const role = translator(roleMessages, context.locale);
  const { rows } = await accountsPage(actor, { ...accountQueryOf(url.searchParams), page: 1 }, MOST_EXPORTED);
  const head = ['name', 'number', 'organization', 'roles', 'lastSignIn', 'status', 'locked'] as const;
  return workbookResponse(t('accountsTitle'), [
    {
      name: t('accountsTitle'),
      widths: [14, 20, 36, 30, 20, 10, 10],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...rows.map((row) => [
          row.displayName,
          row.accountNumber,
          row.organizationName,
          row.roles.map((one) => role(one)).join(' · '),
          row.lastSignInAt ? formatTableDateTime(row.lastSignInAt, env.TIME_ZONE, true) : t('never'),
          t(`status${row.status}`),
          row.locked ? t('locked') : null,
        ]),
      ],
    },
  ]);
});
