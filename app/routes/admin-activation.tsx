import { data } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { pickerOfFilter } from '~/http/picked-organization.server.ts';
import { forActor, type SignedInArgs } from '~/http/route-functions.server.ts';
import { issueActivationCodes } from '~/identity/commands/issue-activation-codes.server.ts';
import { countWaitingForCodes } from '~/identity/queries/count-waiting-for-codes.server.ts';
import { canAnywhere, grantedOn, NotFound } from '~/identity/rules/actor.ts';
import { publicAddress } from '~/operations/queries/public-address.server.ts';
import { ActivationPage } from '~/ui/identity/activation-page.tsx';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';

/** The organization of the address; to begin with, the one on which this person was given the duty. */
const chosenOf = ({ actor, url }: SignedInArgs) =>
  pickerOfFilter(
    actor,
    'accounts.activate',
    url,
    'organization',
    grantedOn(actor, 'accounts.activate')[0]?.organizationId ?? null,
  );

export const loader = forActor(async (args) => {
  const places = await chosenOf(args);
  const { chosen, fault } = places;
  const page = {
    title: translator(accountsMessages, args.context.locale)('sheetTitle'),
    places,
    mayList: (['accounts.read', 'accounts.rescue'] as const).some((one) => canAnywhere(args.actor, one)),
    waiting: chosen ? await countWaitingForCodes(args.actor, chosen.id) : 0,
  };
  return data(page, { status: fault === 'outside' ? 403 : fault && fault !== 'several' ? 404 : 200 });
});

export const action = forActor(async (args) => {
  const { actor, context, url } = args;
  const organization = (await chosenOf(args)).chosen;
  if (!organization) throw new NotFound('organization');
  const issued = await issueActivationCodes(actor, organization.id, context.now);
  const address = new URL('/activate', (await publicAddress()) ?? url.origin).href;
  return data({ ...issued, address }, { headers: { 'Cache-Control': 'no-store' } });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AdminActivation() {
  return <ActivationPage {...useLoaderData<typeof loader>()} issued={useActionData<typeof action>()} />;
}
