import { accountQueryOf } from '~/http/account-query.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { cellsOf, tableResponse } from '~/http/workbook-response.server.ts';
import { wholeAccountList } from '~/identity/queries/accounts-page.server.ts';
import { env } from '~/platform/env.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { roleMessages } from '~/ui/messages/roles.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(accountsMessages, context.locale);
  const role = translator(roleMessages, context.locale);
  const stretches = await wholeAccountList(actor, accountQueryOf(url.searchParams));
  const head = ['name', 'number', 'organization', 'roles', 'lastSignIn', 'status', 'locked'] as const;
  return tableResponse(
    { name: t('accountsTitle'), widths: [14, 20, 36, 30, 20, 10, 10], head: head.map((key) => t(key)) },
    cellsOf(stretches, (row) => [
      row.displayName,
      row.accountNumber,
      row.organizationName,
      row.roles.map((one) => role(one)).join(' · '),
      row.lastSignInAt ? formatTableDateTime(row.lastSignInAt, env.TIME_ZONE, true) : t('never'),
      t(`status${row.status}`),
      row.locked ? t('locked') : null,
    ]),
  );
});
