import { data } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { rescueAccount, RESCUES } from '~/identity/commands/rescue-account.server.ts';
import { rescueSearch } from '~/identity/queries/rescue-search.server.ts';
import { NotFound } from '~/identity/rules/actor.ts';
import { RescuePage } from '~/ui/identity/rescue-page.tsx';
import { accountsMessages } from '~/ui/messages/accounts.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, context, url }) => {
  const search = url.searchParams.get('q')?.trim() ?? '';
  return {
    title: translator(accountsMessages, context.locale)('rescueTitle'),
    search,
    people: await rescueSearch(actor, search),
  };
});

const ID = /^[0-9a-f-]{36}$/;

export const action = forActor(async ({ request, actor, context }) => {
  const form = await request.formData();
  const rescue = RESCUES.find((one) => one === form.get('rescue'));
  const accountId = String(form.get('accountId'));
  if (!rescue || rescue === 'reset' || !ID.test(accountId)) throw new NotFound('rescue');
  const answer = await rescueAccount(actor, accountId, rescue, context.now);
  return data(answer, { status: answer.ok ? 200 : 409, headers: { 'Cache-Control': 'no-store' } });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AdminRescue() {
  return <RescuePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
