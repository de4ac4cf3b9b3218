import { data } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { issueActivationCodes } from '~/identity/commands/issue-activation-codes.server.ts';
import { activationPage } from '~/identity/queries/activation-page.server.ts';
import { NotFound } from '~/identity/rules/actor.ts';
import { publicAddress } from '~/operations/queries/public-address.server.ts';
import { ActivationPage } from '~/ui/identity/activation-page.tsx';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, context, url }) => {
  const asked = url.searchParams.get('organization');
  return {
    title: translator(accountsMessages, context.locale)('sheetTitle'),
    ...(await activationPage(actor, asked)),
  };
});

export const action = forActor(async ({ actor, context, url }) => {
  const { organization } = await activationPage(actor, url.searchParams.get('organization'));
  if (!organization) throw new NotFound('organization');
  const issued = await issueActivationCodes(actor, organization.id, context.now);
  const address = new URL('/activate', (await publicAddress()) ?? url.origin).href;
  return data({ ...issued, address }, { headers: { 'Cache-Control': 'no-store' } });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AdminActivation() {
  return <ActivationPage {...useLoaderData<typeof loader>()} issued={useActionData<typeof action>()} />;
}
