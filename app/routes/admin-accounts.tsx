import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { accountQueryOf } from '~/http/account-query.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { ACCOUNTS_PER_PAGE, accountsPage } from '~/identity/queries/accounts-page.server.ts';
import { AccountsPage } from '~/ui/identity/accounts-page.tsx';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, context, url }) => {
  const query = accountQueryOf(url.searchParams);
  return {
    title: translator(accountsMessages, context.locale)('accountsTitle'),
    query,
    search: url.searchParams.toString(),
    pageSize: ACCOUNTS_PER_PAGE,
    ...(await accountsPage(actor, query)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminAccounts() {
  return <AccountsPage {...useLoaderData<typeof loader>()} />;
}
