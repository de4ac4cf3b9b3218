import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { accountOverview } from '~/identity/queries/account-overview.server.ts';
import { ownNoticeAddress } from '~/operations/queries/own-notice-address.server.ts';
import { AccountPage } from '~/ui/identity/account-page.tsx';
import { accountMessages } from '~/ui/messages/account.ts';
import { translator } from '~/ui/messages/define-messages.ts';

const SAID = ['password', 'factor-off'] as const;

export const loader = forActor(async ({ actor, context, url }) => ({
  title: translator(accountMessages, context.locale)('accountTitle'),
  account: await accountOverview(actor, context.now),
  mail: await ownNoticeAddress(actor),
  roles: [...new Set(actor.grants.map((grant) => grant.role))],
  said: SAID.find((word) => word === url.searchParams.get('said')) ?? null,
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}
