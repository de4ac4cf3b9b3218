import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { oneOf, pageOf } from '~/http/list-parameters.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { ACCOUNTS_PER_PAGE, accountsPage } from '~/identity/queries/accounts-page.server.ts';
import { ROLES } from '~/identity/rules/roles.ts';
import { AccountsPage } from '~/ui/identity/accounts-page.tsx';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';

const STATUSES = ['ACTIVE', 'PENDING', 'DISABLED'] as const;
const SORTS = ['name', 'number', 'last'] as const;

export const loader = forActor(async ({ actor, context, url }) => {
  const given = url.searchParams;
  const query = {
    search: given.get('q')?.trim() ?? '',
    status: oneOf(given.get('status'), STATUSES),
    role: oneOf(given.get('role'), ROLES),
    sort: oneOf(given.get('sort'), SORTS) ?? 'number',
    descending: given.get('order') === 'desc',
    page: pageOf(given),
  };
  return {
    title: translator(accountsMessages, context.locale)('accountsTitle'),
    query,
    search: given.toString(),
    pageSize: ACCOUNTS_PER_PAGE,
    ...(await accountsPage(actor, query)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminAccounts() {
  return <AccountsPage {...useLoaderData<typeof loader>()} />;
}
