import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { oneOf } from '~/http/list-parameters.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { dutiesPage } from '~/identity/queries/duties-page.server.ts';
import { ROLES_WITH_DUTIES } from '~/identity/rules/permissions.ts';
import { DutiesPage } from '~/ui/identity/duties-page.tsx';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, context, url }) => {
  const search = url.searchParams.get('q')?.trim() ?? '';
  const role = oneOf(url.searchParams.get('role'), ROLES_WITH_DUTIES);
  return {
    title: translator(accountsMessages, context.locale)('grantsTitle'),
    search,
    role,
    duties: await dutiesPage(actor, search, role),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminGrants() {
  return <DutiesPage {...useLoaderData<typeof loader>()} />;
}
